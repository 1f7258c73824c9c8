import {
  CLIENT_EVENTS,
  hostViewSchema,
  playerViewSchema,
  refusalSchema,
  SERVER_EVENTS,
  type Sender,
} from '@gradroom/contracts'
import { answerSchema, gradeSchema, keySchema, questionSchema } from '@gradroom/exercises'
import { hostCommandSchema } from '@gradroom/rounds'
import { z } from 'zod'
import { type Names, shapeOf, spelt } from './shape.js'

const NAMED = {
  PlayerView: playerViewSchema,
  HostView: hostViewSchema,
  HostCommand: hostCommandSchema,
  Question: questionSchema,
  Answer: answerSchema,
  Grade: gradeSchema,
  Key: keySchema,
  Refusal: refusalSchema,
}

const WHO: Record<Sender, string> = {
  anyone: 'anyone with a connection',
  player: 'a player, known by their secret',
  host: 'the room’s own host, known by their sign-in, or an admin',
}

const block = (text: string) => `\`\`\`ts\n${text}\n\`\`\``

/** The reference of all socket events, as it stands in docs/events.md. */
export function eventsReference(): string {
  const names: Names = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id })

  const fromBrowsers = Object.entries(CLIENT_EVENTS).map(([name, { who, summary, payload, reply, perTenSeconds }]) =>
    [
      `### \`${name}\``,
      summary,
      `Sent by ${WHO[who]}; at most ${perTenSeconds} in ten seconds from one connection.`,
      block(`payload: ${shapeOf(payload, 'input', names)}\nvalue: ${shapeOf(reply, 'output', names)}`),
    ].join('\n\n'),
  )
  const fromServer = Object.entries(SERVER_EVENTS).map(([name, { summary, payload }]) =>
    [`### \`${name}\``, summary, block(`payload: ${shapeOf(payload, 'output', names)}`)].join('\n\n'),
  )
  const shapes = Object.entries(NAMED).map(([name, schema]) =>
    [`### ${name}`, block(spelt(schema, 'output', names))].join('\n\n'),
  )
  return `${[
    '# Socket events',
    'Written by `npm run --workspace apps/api events` from `packages/contracts/src/events.ts`; change the rows there.',
    'A live room speaks over Socket.IO 4 on the address of the web app. Every event a browser sends is acknowledged by `{ok: true, value}` or by `{ok: false, refusal}`; commands have an id and may be sent again: they act once. Times are milliseconds of the server’s clock.',
    '## Sent by browsers',
    ...fromBrowsers,
    '## Sent by the server',
    ...fromServer,
    '## Shapes',
    ...shapes,
  ].join('\n\n')}\n`
}
