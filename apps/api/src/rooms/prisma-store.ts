import { answerSchema, gradeSchema, keySchema, questionSchema } from '@gradroom/exercises'
import type { Database } from '../database/database.js'
import { errorCode } from '../error-code.js'
import { Prisma } from '../generated/client.js'
import type { Room, Saved } from './shapes.js'
import type { Changes, NewRoom, RoomStore, StoredRoom } from './store.js'

/** The rooms in the database. */
export class PrismaRoomStore implements RoomStore {
  constructor(private readonly database: Database) {}

  async create({ hostId, record, questions }: NewRoom): Promise<boolean> {
    const { room: id, pin, phase } = record
    try {
      await this.database.prisma.room.create({
        data: {
          id,
          pin,
          openPin: pin,
          hostId,
          record: asJson(record),
          phase: phase.phase,
          questions: {
            create: questions.map(({ question, key, versionId, seed }, at) => ({
              number: at + 1,
              versionId,
              seed,
              question,
              key,
            })),
          },
        },
      })
      return true
    } catch (error) {
      // The PIN is taken.
      if (errorCode(error) === 'P2002') return false
      throw error
    }
  }

  async load(room: string): Promise<StoredRoom | null> {
    const { prisma } = this.database
    // One snapshot: rows of a later commit under the journal of an earlier one would be saved twice.
    const [head, questions, participants, answers] = await prisma.$transaction(
      [
        prisma.room.findUnique({ where: { id: room } }),
        prisma.roomQuestion.findMany({ where: { roomId: room }, orderBy: { number: 'asc' } }),
        prisma.participant.findMany({ where: { roomId: room } }),
        prisma.answer.findMany({ where: { roomId: room } }),
      ],
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
    )
    if (head === null) return null
    const saved: Saved = {
      record: fromJson<Room['record']>(head.record),
      questions: questions.map((row) => ({
        question: questionSchema.parse(row.question),
        key: keySchema.parse(row.key),
      })),
      participants: participants.map(({ id, commandId, seat, asked, name, joinedAt, removed }) => ({
        id,
        commandId,
        seat,
        asked,
        name,
        joinedAt: Number(joinedAt),
        removed,
      })),
      answers: answers.map(({ participantId: player, number, version, commandId, answer, grade, mark, at, took }) => ({
        player,
        number,
        version,
        commandId,
        answer: answerSchema.parse(answer),
        grade: gradeSchema.parse(grade),
        mark: fromJson<Saved['answers'][number]['mark']>(mark),
        at: Number(at),
        took,
      })),
    }
    const secretHashes = new Map(participants.map(({ id, secretHash }) => [id, secretHash]))
    return { hostId: head.hostId, journal: head.journal, saved, secretHashes }
  }

  /** One statement, hence one round trip and all or nothing: the parts insert only where the journal could be moved on. */
  async commit(room: string, journal: number, changes: Changes): Promise<'committed' | 'stale'> {
    const { record, deadline, participants, answers, events } = changes
    const text = record === null ? null : JSON.stringify(record)
    const ended = record?.phase.phase === 'ended'
    const moved = await this.database.prisma.$queryRaw<{ moved: bigint }[]>`
      with moved as (
        update "Room" set
          journal = journal + 1,
          deadline = ${deadline}::bigint,
          record = coalesce(${text}::jsonb, record),
          phase = coalesce(${text}::jsonb #>> '{phase,phase}', phase),
          "openPin" = case when ${ended}::boolean then null else "openPin" end,
          "endedAt" = case when ${ended}::boolean then coalesce("endedAt", now()) else "endedAt" end
        where id = ${room} and journal = ${journal}
        returning id
      ), people as (
        insert into "Participant" (id, "roomId", "secretHash", "commandId", seat, asked, name, "joinedAt", removed)
        select p.id, moved.id, p."secretHash", p."commandId", p.seat, p.asked, p.name, p."joinedAt", p.removed
        from moved, jsonb_to_recordset(${JSON.stringify(participants)}::jsonb) as p(
          id text, "secretHash" text, "commandId" text, seat int, asked text, name text, "joinedAt" bigint, removed boolean)
        on conflict (id) do update set removed = excluded.removed
      ), given as (
        insert into "Answer" ("roomId", number, "participantId", version, "commandId", answer, grade, mark, at, took)
        select moved.id, a.number, a.player, a.version, a."commandId", a.answer, a.grade, a.mark, a.at, a.took
        from moved, unnest(
          ${answers.map((one) => one.player)}::text[],
          ${answers.map((one) => one.number)}::int[],
          ${answers.map((one) => one.version)}::int[],
          ${answers.map((one) => one.commandId)}::text[],
          ${answers.map((one) => JSON.stringify(one.answer))}::jsonb[],
          ${answers.map((one) => JSON.stringify(one.grade))}::jsonb[],
          ${answers.map((one) => JSON.stringify(one.mark))}::jsonb[],
          ${answers.map((one) => one.at)}::bigint[],
          ${answers.map((one) => one.took)}::int[]
        ) as a(player, number, version, "commandId", answer, grade, mark, at, took)
      ), happened as (
        insert into "RoomEvent" ("roomId", at, type, number, "participantId", "by")
        select moved.id, e.at, e.type, e.number, e.player, e."by"
        from moved, jsonb_to_recordset(${JSON.stringify(events.map((one, place) => ({ ...one, place })))}::jsonb) as e(
          at bigint, type text, number int, player text, "by" text, place int)
        order by e.place
      )
      select count(*) as moved from moved`
    return moved[0]?.moved === 1n ? 'committed' : 'stale'
  }

  async withPin(pin: string): Promise<string | null> {
    const found = await this.database.prisma.room.findUnique({ where: { openPin: pin }, select: { id: true } })
    return found?.id ?? null
  }

  async dueBefore(time: number): Promise<string[]> {
    const due = await this.database.prisma.room.findMany({
      where: { deadline: { lt: BigInt(Math.ceil(time)) }, endedAt: null },
      select: { id: true },
    })
    return due.map(({ id }) => id)
  }

  async journals(rooms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.prisma.room.findMany({
      where: { id: { in: [...rooms] } },
      select: { id: true, journal: true },
    })
    return new Map(rows.map(({ id, journal }) => [id, journal]))
  }
}

/** The machine's own values are plain JSON; what comes back from a column is what only it has written there. */
const asJson = (value: Room['record']): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))
const fromJson = <T>(value: Prisma.JsonValue): T => value as T
