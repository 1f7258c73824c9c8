import type { Changes, NewRoom, RoomStore, StoredRoom } from '../rooms/store.js'

interface Kept extends StoredRoom {
  deadline: number | null
  events: Changes['events'][number][]
}
const copy = <T>(value: T): T => structuredClone(value)

/** A store in memory, under the same contract as the one in the database. */
export class MemoryRoomStore implements RoomStore {
  private readonly rooms = new Map<string, Kept>()

  async create({ hostId, record, questions }: NewRoom): Promise<boolean> {
    if ((await this.withPin(record.pin)) !== null) return false
    const saved = {
      record: copy(record),
      questions: questions.map(({ question, key }) => copy({ question, key })),
      participants: [],
      answers: [],
    }
    this.rooms.set(record.room, { hostId, journal: 0, saved, secretHashes: new Map(), deadline: null, events: [] })
    return true
  }

  async load(room: string): Promise<StoredRoom | null> {
    const kept = this.rooms.get(room)
    if (kept === undefined) return null
    const { hostId, journal, saved, secretHashes } = copy(kept)
    return { hostId, journal, saved, secretHashes }
  }

  async commit(room: string, journal: number, changes: Changes): Promise<'committed' | 'stale'> {
    const kept = this.rooms.get(room)
    if (kept === undefined || kept.journal !== journal) return 'stale'
    const { record, deadline, participants, answers, events } = copy(changes)
    const people = new Map(kept.saved.participants.map((one) => [one.id, one]))
    const hashes = new Map(kept.secretHashes)
    for (const { secretHash, ...participant } of participants) {
      people.set(participant.id, participant)
      if (!hashes.has(participant.id)) hashes.set(participant.id, secretHash)
    }
    this.rooms.set(room, {
      ...kept,
      journal: journal + 1,
      deadline,
      events: [...kept.events, ...events],
      secretHashes: hashes,
      saved: {
        ...kept.saved,
        record: record ?? kept.saved.record,
        participants: [...people.values()],
        answers: [...kept.saved.answers, ...answers],
      },
    })
    return 'committed'
  }

  async withPin(pin: string): Promise<string | null> {
    for (const [id, { saved }] of this.rooms)
      if (saved.record.pin === pin && saved.record.phase.phase !== 'ended') return id
    return null
  }

  async dueBefore(time: number): Promise<string[]> {
    return [...this.rooms].filter(([, { deadline }]) => deadline !== null && deadline < time).map(([id]) => id)
  }

  async journals(rooms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = rooms.flatMap((id) => {
      const kept = this.rooms.get(id)
      return kept === undefined ? [] : [[id, kept.journal] as const]
    })
    return new Map(known)
  }
}
