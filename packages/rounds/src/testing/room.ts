import { z } from 'zod'
import { DEFAULT_ROOM_SETTINGS, type HostCommand, type RoomSettings } from '../commands.js'
import type { Effect, Input, RoomEvent, Step } from '../input.js'
import type { RoundRefusal } from '../refusals.js'
import type { SavedRoom } from '../restore.js'
import { create, type GivenAnswer, type Mark, type Participant, type RoomState } from '../state.js'
import { step } from '../step.js'
import { viewFor } from '../viewFor.js'
import { viewSchemas, type HostView, type PlayerView } from '../view.js'

/** Questions, keys, answers and grades as small as can be, each easy to find again in a view. */
export const shapes = {
  question: z.strictObject({ text: z.string() }),
  key: z.strictObject({ display: z.string() }),
  answer: z.strictObject({ text: z.string() }),
  grade: z.strictObject({ verdict: z.string() }),
}
export const schemas = viewSchemas(shapes)
export interface Toy {
  question: { text: string }
  key: { display: string }
  answer: { text: string }
  grade: { verdict: string }
}

/** A mark of this credit; the label is the answer's text. */
export const mark = (text: string, credit: number, rest: Partial<Mark> = {}): Mark => ({
  label: text,
  credit,
  mistake: null,
  cells: null,
  ...rest,
})

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

/** A room being played: its state, its clock, and the rows its effects have saved. States are frozen: none may be changed. */
export class Play {
  state: RoomState<Toy>
  now = 1_000_000
  participants = new Map<string, Participant>()
  answers: GivenAnswer<Toy>[] = []
  events: RoomEvent[] = []
  timer: { number: number; at: number } | null = null
  private record: RoomState<Toy>['record']
  private commands = 0

  constructor(settings: Partial<RoomSettings> = {}, questions = 3) {
    this.state = frozen(
      create<Toy>({
        room: 'room-1',
        pin: '123456',
        settings: { ...DEFAULT_ROOM_SETTINGS, ...settings },
        questions: Array.from({ length: questions }, (_, i) => ({
          question: { text: `question ${i + 1}` },
          key: { display: `KEY ${i + 1}` },
        })),
      }),
    )
    this.record = this.state.record
  }

  get phase() {
    return this.state.record.phase.phase
  }
  get saved(): SavedRoom<Toy> {
    const { record, answers } = this
    return { record, questions: this.state.questions, participants: [...this.participants.values()], answers }
  }

  /** Takes the step and keeps what it saves. */
  send(input: Input<Toy>): Step<Toy> {
    const outcome = step(this.state, input, { now: this.now })
    if (!outcome.ok) return outcome
    this.state = frozen(outcome.state)
    outcome.effects.forEach((effect) => this.keep(effect))
    return outcome
  }

  private keep(effect: Effect<Toy>): void {
    if (effect.type === 'save-participant') this.participants.set(effect.participant.id, effect.participant)
    if (effect.type === 'save-answer') this.answers.push(effect.answer)
    if (effect.type === 'save-room') this.record = effect.record
    if (effect.type === 'save-event') this.events.push(effect.event)
    if (effect.type === 'set-timer') this.timer = { number: effect.number, at: effect.at }
    if (effect.type === 'cancel-timer') this.timer = null
  }

  /** A command id that was not used before. */
  fresh = () => `command-${++this.commands}`

  join(player: string, name = player, commandId = this.fresh()) {
    return this.send({ type: 'join', commandId, player, name })
  }
  /** Several people, under their ids as names. */
  joinAll(...players: string[]) {
    players.forEach((player) => this.join(player))
    return this
  }
  answer(
    player: string,
    text: string,
    credit = 0,
    options: { number?: number; commandId?: string; mark?: Mark | null } = {},
  ) {
    return this.send({
      type: 'answer',
      commandId: options.commandId ?? this.fresh(),
      player,
      number: options.number ?? 1,
      answer: { text },
      grade: { verdict: `GRADE ${credit}` },
      mark: options.mark === undefined ? mark(text, credit) : options.mark,
    })
  }
  host(command: HostCommand | Extract<HostCommand['type'], PlainCommand>, commandId = this.fresh()) {
    return this.send({ type: 'host', commandId, command: typeof command === 'string' ? { type: command } : command })
  }
  deadline(number = 1) {
    return this.send({ type: 'deadline', number })
  }
  player(player: string): PlayerView<Toy> {
    const view = viewFor(this.state, { role: 'player', player }, { now: this.now })
    if (view === null) throw new Error(`${player} is not in the room`)
    return view
  }
  hostView(): HostView<Toy> {
    return viewFor(this.state, { role: 'host' }, { now: this.now })
  }
  /** A player's phase, which must be the one named. */
  seen<P extends PlayerView<Toy>['phase']['phase']>(player: string, phase: P) {
    return narrow(this.player(player).phase, phase)
  }
  /** The host's phase, which must be the one named. */
  shown<P extends HostView<Toy>['phase']['phase']>(phase: P) {
    return narrow(this.hostView().phase, phase)
  }
}
type PlainCommand = 'open' | 'pause' | 'resume' | 'reveal' | 'skip' | 'leaderboard' | 'podium' | 'end'

function narrow<T extends { phase: string }, P extends T['phase']>(shown: T, phase: P): Extract<T, { phase: P }> {
  const is = (value: T): value is Extract<T, { phase: P }> => value.phase === phase
  if (!is(shown)) throw new Error(`the phase is ${shown.phase}, not ${phase}`)
  return shown
}

/** The refusal of an outcome, or 'ok'. */
export const said = (outcome: Step<Toy>): RoundRefusal | 'ok' => (outcome.ok ? 'ok' : outcome.refusal)
/** The types of an outcome's effects, in order. */
export const effectsOf = (outcome: Step<Toy>) => (outcome.ok ? outcome.effects.map(({ type }) => type) : null)
