import { REFUSALS, refusalSchema, type Route, ROUTES } from '@gradroom/contracts'
import type { OpenAPIObject } from '@nestjs/swagger'
import { z } from 'zod'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

/** The parameters of a route, from the properties of the object that describes them. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

const whoMay = ({ who }: Route): string => {
  if (who === 'anyone') return 'Anyone.'
  return who === 'signed-in' ? 'Anyone signed in.' : `Only: ${[...who, 'admin'].join(', ')}.`
}

function operationOf(name: string, route: Route) {
  const { reply, body } = route
  return {
    operationId: name,
    summary: route.summary,
    description: whoMay(route),
    tags: [route.path.split('/')[2]],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      200: {
        description: 'Done.',
        content:
          reply === 'text/csv'
            ? { 'text/csv': { schema: { type: 'string' } } }
            : { 'application/json': { schema: schemaOf(reply, 'output') } },
      },
      default: {
        description: 'Refused: the code says why.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

/** The OpenAPI document, derived from the table of routes. */
export function openApiDocument(version: string): OpenAPIObject {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(ROUTES)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) }
  }
  const codes = Object.entries(REFUSALS).map(([code, { status, en }]) => `- \`${code}\` (${status}): ${en}`)
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Gradroom',
      version,
      description: `Signing in and out is at \`/api/auth/sign-in/email\` and \`/api/auth/sign-out\`; the session is a cookie. Live rooms speak over Socket.IO, see docs/events.md.\n\nRefusals:\n\n${codes.join('\n')}`,
    },
    paths,
    components: { schemas: { Refusal: schemaOf(refusalSchema, 'output') } },
  }
  return document as OpenAPIObject
}
