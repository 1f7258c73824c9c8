import { z } from 'zod'

/** Shapes that have a name of their own in a reference. */
export type Names = z.core.$ZodRegistry<{ id: string }>

type Json = z.core.JSONSchema.BaseSchema

/** A schema written the way TypeScript writes types, for people to read. What has a name is named. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output', names: Names): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: names })
  return written(json, 0)
}

/** The same, but spelt out where the schema itself has the name. */
export function spelt(schema: z.ZodType, io: 'input' | 'output', names: Names): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: names })
  const name = json.$ref?.split('/').at(-1)
  const own = name === undefined ? json : (json.$defs?.[name] ?? json)
  return written(own, 0)
}

function written(json: Json | boolean, depth: number): string {
  if (typeof json === 'boolean') return 'unknown'
  if (json.$ref !== undefined) return json.$ref.split('/').at(-1) ?? 'unknown'
  if (json.const !== undefined) return JSON.stringify(json.const)
  if (json.enum !== undefined) return json.enum.map((one) => JSON.stringify(one)).join(' | ')
  const either = json.anyOf ?? json.oneOf
  if (either !== undefined) return either.map((one) => written(one, depth)).join(' | ')
  const { type } = json
  if (Array.isArray(type)) return type.map((one) => written({ ...json, type: one }, depth)).join(' | ')
  switch (type) {
    case 'object':
      return objectOf(json, depth)
    case 'array': {
      const items = Array.isArray(json.items) || json.items === undefined ? 'unknown' : written(json.items, depth)
      return `${items.includes(' | ') ? `(${items})` : items}[]${limits(json)}`
    }
    case 'string':
    case 'number':
    case 'integer':
      return `${type}${limits(json)}`
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

/** Bounds worth knowing, as a remark. */
function limits(json: Json): string {
  const remarks = [
    json.pattern === undefined ? null : `/${json.pattern}/`,
    json.maxLength === undefined ? null : `${json.minLength ?? 0} to ${json.maxLength} characters`,
    json.maxItems === undefined ? null : `at most ${json.maxItems}`,
    json.minimum === undefined || Math.abs(json.minimum) >= Number.MAX_SAFE_INTEGER ? null : `from ${json.minimum}`,
    json.maximum === undefined || Math.abs(json.maximum) >= Number.MAX_SAFE_INTEGER ? null : `to ${json.maximum}`,
  ].filter((one) => one !== null)
  return remarks.length === 0 ? '' : ` /* ${remarks.join(', ')} */`
}

function objectOf({ properties = {}, required = [] }: Json, depth: number): string {
  const inner = '  '.repeat(depth + 1)
  const lines = Object.entries(properties).map(
    ([name, one]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${written(one, depth + 1)}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
}
