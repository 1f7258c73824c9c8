import { ROUTES, type User } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { Database } from '../database/database.js'
import { Guessing } from '../http/guessing.js'
import { type Answer, type Call, Handles } from '../http/handles.js'
import { done, type Outcome, refuse } from '../http/outcome.js'
import { csvOf } from './csv.js'
import { RoomMaking } from './making.js'
import { PrismaRoomStore } from './prisma-store.js'
import { reportOf } from './report.js'
import { Rooms } from './rooms.js'
import type { StoredRoom } from './store.js'

@Controller()
export class RoomsController {
  constructor(
    private readonly database: Database,
    private readonly rooms: Rooms,
    private readonly store: PrismaRoomStore,
    private readonly making: RoomMaking,
    private readonly guessing: Guessing,
  ) {}

  @Handles(ROUTES.newRoom)
  async make({ body, reader }: Call<typeof ROUTES.newRoom>): Promise<Answer<typeof ROUTES.newRoom>> {
    return this.making.make(reader.id, body.exercises, body.settings)
  }

  @Handles(ROUTES.rooms)
  async list({ reader }: Call<typeof ROUTES.rooms>): Promise<Answer<typeof ROUTES.rooms>> {
    const rows = await this.database.prisma.room.findMany({
      where: { hostId: reader.id },
      orderBy: { madeAt: 'desc' },
      take: 200,
      include: { _count: { select: { questions: true, participants: { where: { removed: false } } } } },
    })
    return done(
      rows.map(({ id, pin, phase, madeAt, endedAt, _count }) => ({
        id,
        pin,
        phase,
        players: _count.participants,
        questions: _count.questions,
        madeAt: madeAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    )
  }

  @Handles(ROUTES.door)
  async door({ params, address }: Call<typeof ROUTES.door>): Promise<Answer<typeof ROUTES.door>> {
    if (!(await this.guessing.may(address))) return refuse('too-many')
    const id = await this.rooms.withPin(params.pin)
    const room = id === null ? null : await this.rooms.of(id).live.current()
    if (id === null || room === null) {
      await this.guessing.wrong(address)
      return refuse('room-not-found')
    }
    return done({ room: id, locked: room.record.locked })
  }

  @Handles(ROUTES.report)
  async report({ params, reader }: Call<typeof ROUTES.report>): Promise<Answer<typeof ROUTES.report>> {
    const room = await this.own(params.id, reader)
    return room.ok ? done(reportOf(room.value)) : room
  }

  @Handles(ROUTES.reportCsv)
  async reportCsv(call: Call<typeof ROUTES.reportCsv>): Promise<Answer<typeof ROUTES.reportCsv>> {
    const room = await this.own(call.params.id, call.reader)
    if (!room.ok) return room
    const { language } = call.query
    const report = reportOf(room.value, language)
    return done({ name: `gradroom-${report.pin}.csv`, text: csvOf(report, language) })
  }

  /** A room of the reader's own, or any for an admin. */
  private async own(id: string, reader: User): Promise<Outcome<StoredRoom>> {
    const room = await this.store.load(id)
    if (room === null) return refuse('not-found')
    return room.hostId === reader.id || reader.role === 'admin' ? done(room) : refuse('not-allowed')
  }
}
