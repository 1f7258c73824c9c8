import { PrismaClient } from '../generated/client.js'

/** The open database. PostgreSQL either way: in this process, or at DATABASE_URL. */
export class Database {
  constructor(
    readonly prisma: PrismaClient,
    readonly kind: 'embedded' | 'postgresql',
    private readonly end: () => Promise<void>,
  ) {}

  /** Closes the database and gives its folder back. */
  async close(): Promise<void> {
    await this.prisma.$disconnect()
    await this.end()
  }
}
