import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { quantile, sample } from '../measure.mjs'
import { installed } from './install.mjs'
import { gradroom } from './peers/gradroom.mjs'
import { handwritten } from './peers/handwritten.mjs'
import { jaxjs } from './peers/jaxjs.mjs'
import { pytorch } from './peers/pytorch.mjs'
import { tfjs } from './peers/tfjs.mjs'
import { printTable } from './table.mjs'
import { relaxedSimd, works } from './works.mjs'

/** Peers take turns this often for each work, so that a busy minute of the machine falls on all of them. */
const ROUNDS = 5
/** Milliseconds each peer has in a round. */
const TURN = 400

/**
 * Measures every work with every peer, side by side.
 * @param args `--quick` for short turns; names of works (`E1 E3`) to measure only these; `--ours` without peers but PyTorch
 */
export async function run(args) {
  const wanted = args.filter((arg) => /^E\d/.test(arg))
  const chosen = works.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
  const turn = args.includes('--quick') ? TURN / 4 : TURN
  const rivals = await pytorch()
  if (rivals === null) warnOfAbsence()
  const others = args.includes('--ours') ? [] : await othersInstalled()
  const peers = [inProcess(gradroom), ...(rivals === null ? [] : [rivals]), inProcess(handwritten), ...others]

  const rows = []
  for (const { id } of chosen) {
    const samples = new Map(peers.map((peer) => [peer, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const peer of peers) samples.set(peer, samples.get(peer).concat(await peer.sample(id, turn)))
    }
    for (const [peer, times] of samples) if (times.length > 0) rows.push(rowOf(id, peer.name, times))
  }
  for (const peer of peers) peer.close?.()

  const ratios = Object.fromEntries(
    chosen.flatMap(({ id }) => {
      const median = (name) => rows.find((row) => row.work === id && row.peer === name)?.median_us
      const theirs = median('pytorch')
      return theirs === undefined ? [] : [[id, Number((median('gradroom') / theirs).toFixed(4))]]
    }),
  )
  printTable(chosen, rows, ratios)
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    relaxedSimd,
    platform: `${process.platform} ${process.arch}`,
    pytorch: rivals?.version ?? null,
    versions: Object.fromEntries(others.map((peer) => [peer.name, peer.version])),
  }
  if (wanted.length > 0) return
  const folder = new URL('../results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const result = { machine, withoutPytorch: rivals === null, rows, ratios }
  writeFileSync(new URL('engine.json', folder), `${JSON.stringify(result, null, 2)}\n`)
  if (rivals === null) warnOfAbsence()
}

const rowOf = (work, peer, times) => {
  const at = (share) => Number(quantile(times, share).toFixed(3))
  return { work, peer, median_us: at(0.5), p10_us: at(0.1), p90_us: at(0.9) }
}

/** A peer that runs here: its works are made when first asked for, and kept. */
function inProcess({ name, version, works: made, enter }) {
  const bodies = new Map()
  return {
    name,
    version,
    async sample(work, milliseconds) {
      const make = made[work]
      if (make === undefined) return []
      await enter?.()
      if (!bodies.has(work)) bodies.set(work, await make())
      return sample(bodies.get(work), milliseconds)
    },
  }
}

async function othersInstalled() {
  const load = installed()
  if (load === null) return []
  const found = []
  for (const peer of [tfjs('cpu'), tfjs('wasm'), jaxjs]) {
    try {
      found.push(inProcess(await peer(load)))
    } catch (error) {
      console.error(`A peer could not be loaded and is left out: ${error.message}`)
    }
  }
  return found
}

function warnOfAbsence() {
  console.error(`
!! PyTorch was not found: this run is WITHOUT the peer that the goals are measured against.
!! Name a Python that has it, for example: GRADROOM_PYTHON=~/torch/bin/python npm run bench -- engine
`)
}
