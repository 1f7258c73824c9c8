import { networkInterfaces } from 'node:os'
import type { Environment } from '../environment.js'

/** The part of what the system says of its network that is read. */
export type Interfaces = Record<string, readonly { address: string; family: string; internal: boolean }[] | undefined>

/** Networks inside this machine, of containers and virtual machines, and tunnels: a phone is in none of them. */
const VIRTUAL = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|cni|flannel|utun|tun|tap|tailscale|wg|zt|podman)/i

/** The private ranges as homes and schools use them, the likeliest first (RFC 1918). */
const RANGES = [/^192\.168\./, /^10\./, /^172\.(?:1[6-9]|2\d|3[01])\./]

/**
 * Under which numbers this machine is known in its networks, the likeliest first. Numbers that a machine gave itself
 * because nobody else did (169.254, RFC 3927) lead nowhere and are left out.
 */
export function hostsOf(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => ({ address, rank: rankOf(name, address) })),
  )
  return [...new Set(found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address))]
}

function rankOf(name: string, address: string): number {
  const range = RANGES.findIndex((one) => one.test(address))
  return (VIRTUAL.test(name) ? RANGES.length + 1 : 0) + (range === -1 ? RANGES.length : range)
}

/** Where phones reach this server: its public address where it has one, or its numbers in the networks around it. */
export class Entrances {
  constructor(
    private readonly environment: Pick<Environment, 'PUBLIC_URL' | 'PORT'>,
    private readonly interfaces: () => Interfaces = networkInterfaces,
  ) {}

  /** Looked up at each call: a laptop changes its network between two lessons. */
  addresses(port = this.environment.PORT): string[] {
    const { PUBLIC_URL } = this.environment
    if (PUBLIC_URL !== undefined) return [new URL(PUBLIC_URL).origin]
    return hostsOf(this.interfaces()).map((host) => new URL(`http://${host}:${port}`).origin)
  }
}
