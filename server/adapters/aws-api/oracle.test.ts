import * as sdk from '@aws-sdk/client-api-gateway'
import { NormalizedSchema } from '@smithy/core/schema'
import type { StaticOperationSchema } from '@smithy/types'
import { describe, expect, test } from 'vitest'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { type Member, memberOf, type Shape } from './shape.ts'

/** The operations of AWS's published model, as the SDK carries it, by name. */
const model = new Map(
  Object.values(sdk)
    .filter(isOperation)
    .map((operation) => [operation[2], operation] as const),
)

const enumerations = Object.values(sdk)
  .filter((value) => typeof value === 'object' && !Array.isArray(value))
  .map((values) => sortedText(Object.values(values)))

/** What botocore's copy of the model has and the SDK's lacks: its paginator needs it. */
const alsoInOutput: Readonly<Record<string, string>> = { GetSdkTypes: 'position:string' }

test('the model has the operations that AWS has', () => {
  expect(model.size).toBe(124)
})

test('every operation of AWS has one row', () => {
  const names = routes.map((route) => route.operation.operationName)
  expect(names.sort()).toEqual([...model.keys()].sort())
})

describe.each(routes.map((route) => [route.operation.operationName, route] as const))('%s', (name, route) => {
  test('is as in AWS’s model: verb, path, status, members, wire names, places, required', () => {
    const operation = model.get(name)
    expect(operation, `${name} is no operation of AWS`).toBeDefined()
    if (!operation) return
    const [, , , , input, output] = operation
    expect([route.verb, route.path, route.status]).toEqual(NormalizedSchema.of(operation).getMergedTraits().http)
    expect(inputOf(route)).toEqual(membersOf(NormalizedSchema.of(input)))
    const outputSchema = NormalizedSchema.of(output)
    expect(route.output ? shapeText(route.output) : undefined).toEqual(
      outputSchema.isUnitSchema() ? undefined : schemaText(outputSchema, alsoInOutput[name]),
    )
  })

  test('takes the enumerations that AWS has', () => {
    const shapes = [
      ...Object.values(route.input).map((member) => memberOf(member).shape),
      ...(route.output ? [route.output] : []),
    ]
    for (const values of shapes.flatMap(enumerationsIn)) expect(enumerations).toContain(sortedText(values))
  })
})

/** Every member as `place required wireName kind`. */
function inputOf(route: Route): Record<string, string> {
  const inPath = pathMemberNames(route.path)
  const members = Object.entries(route.input).filter(([name]) => !inPath.includes(name))
  return Object.fromEntries([
    ...inPath.map((name) => [name, `path required ${name} string`] as const),
    ...members.map(([name, member]) => [name, memberText(name, memberOf(member))] as const),
  ])
}

function memberText(name: string, member: Member): string {
  const wireName = member.in === 'payload' || member.in === 'other-query' ? name : (member.wireName ?? name)
  return [member.in, member.required ? 'required' : 'optional', wireName, shapeText(member.shape)].join(' ')
}

function membersOf(schema: NormalizedSchema): Record<string, string> {
  const required = new Set(requiredNames(schema))
  return Object.fromEntries(
    [...schema.structIterator()].map(([name, member]) => {
      const traits = member.getMergedTraits()
      const place = traits.httpLabel
        ? 'path'
        : traits.httpQuery
          ? 'query'
          : traits.httpHeader
            ? 'header'
            : traits.httpPayload
              ? 'payload'
              : traits.httpQueryParams
                ? 'other-query'
                : 'body'
      const wireName = traits.httpLabel ? name : (traits.httpQuery ?? traits.httpHeader ?? traits.jsonName ?? name)
      return [name, [place, required.has(name) ? 'required' : 'optional', wireName, schemaText(member)].join(' ')]
    }),
  )
}

/** The names of the first members of the structure, as many as the model says are required. */
function requiredNames(schema: NormalizedSchema): string[] {
  const raw: unknown = schema.getSchema()
  if (!Array.isArray(raw)) return []
  const [, , , , names, , count] = raw
  return Array.isArray(names) && typeof count === 'number' ? names.slice(0, count) : []
}

/** A shape as text, in which structures are open: `{id:string,tags:map(string)}`. */
function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
    case 'map':
      return `${shape.kind}(${shapeText(shape.of)})`
    case 'structure': {
      const members = Object.entries(shape.members).map(([name, given]) => {
        const member = memberOf(given)
        return `${name}${member.wireName ? `=${member.wireName}` : ''}:${shapeText(member.shape)}`
      })
      return `{${members.sort().join(',')}}`
    }
    case 'integer':
    case 'double':
      return 'number'
    default:
      return shape.kind
  }
}

function schemaText(schema: NormalizedSchema, more?: string): string {
  if (schema.isListSchema()) return `list(${schemaText(schema.getValueSchema())})`
  if (schema.isMapSchema()) return `map(${schemaText(schema.getValueSchema())})`
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].map(([name, member]) => {
      const { jsonName, httpHeader } = member.getMergedTraits()
      const wireName = httpHeader ?? jsonName
      return `${name}${wireName ? `=${wireName}` : ''}:${schemaText(member)}`
    })
    return `{${[...members, ...(more ? [more] : [])].sort().join(',')}}`
  }
  if (schema.isBooleanSchema()) return 'boolean'
  if (schema.isNumericSchema()) return 'number'
  if (schema.isTimestampSchema()) return 'timestamp'
  return schema.isBlobSchema() ? 'blob' : 'string'
}

function enumerationsIn(shape: Shape): (readonly string[])[] {
  if (shape.kind === 'string') return shape.oneOf ? [shape.oneOf] : []
  if (shape.kind === 'list' || shape.kind === 'map') return enumerationsIn(shape.of)
  if (shape.kind !== 'structure') return []
  return Object.values(shape.members).flatMap((member) => enumerationsIn(memberOf(member).shape))
}

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9
}

function sortedText(values: readonly unknown[]): string {
  return values.map(String).sort().join(' ')
}
