import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { type Member, memberOf, type Shape } from './shape.ts'
import { dumpDatabase } from './testing/dump-database.ts'
import { makeObjects } from './testing/make-objects.ts'
import { sampleCall, sendSigned, type WireCall } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey, type TestAccessKey } from './testing/wire-client.ts'

const timeout = 300_000
const long = 'x'.repeat(400_000)
const errorTypes = /^(BadRequest|Validation|Serialization|NotFound|Conflict|Forbidden)Exception:$/

/** Values that no member of this shape takes. */
function wrongValues(shape: Shape): unknown[] {
  switch (shape.kind) {
    case 'string':
      return [7, true, {}, [], 'a\u0000b', '\ud800', long, ...(shape.oneOf ? ['NOPE', ''] : [])]
    case 'integer':
      return ['7', true, {}, 1.5, 1e300]
    case 'double':
      return ['7', true, {}]
    case 'boolean':
      return ['true', 1, {}]
    case 'list':
      return ['x', {}, 7, ...wrongValues(shape.of).map((value) => [value])]
    case 'map':
      return ['x', [], 7, ...wrongValues(shape.of).map((value) => ({ key: value })), { 'a\u0000': sample(shape.of) }]
    case 'structure':
      return ['x', [], 7, ...wrongMembers(shape)]
    default:
      return []
  }
}

function wrongMembers(shape: Shape & { kind: 'structure' }): unknown[] {
  return Object.entries(shape.members).flatMap(([name, given]) => {
    const member = memberOf(given)
    return wrongValues(member.shape).map((value) => ({ [member.wireName ?? name]: value }))
  })
}

function sample(shape: Shape): unknown {
  return shape.kind === 'boolean' ? true : shape.kind === 'string' ? 'x' : shape.kind === 'structure' ? {} : 7
}

/** Text that may be as long as a request: the body of a simulated call. */
const ofAnyLength = new Set(['TestInvokeMethod.body', 'TestInvokeAuthorizer.body'])

/** Calls of a row that must be refused, each with what is wrong with it. */
function hostileCalls(route: Route, objects: Readonly<Record<string, string>>): [what: string, call: WireCall][] {
  const good = sampleCall(route, objects)
  const body: Record<string, unknown> = typeof good.body === 'string' && !hasPayload(route) ? JSON.parse(good.body) : {}
  const calls: [string, WireCall][] = []
  for (const name of pathMemberNames(route.path)) {
    for (const value of ['a\u0000b', '..%2f', "';--", '\u{1f600}', 'x'.repeat(5000)]) {
      calls.push([`${name} in the path: ${value}`, sampleCall(route, { ...objects, [name]: value })])
    }
  }
  for (const [name, member] of bodyMembers(route)) {
    for (const value of wrongValues(member.shape)) {
      if (typeof value === 'string' && ofAnyLength.has(`${route.operation.operationName}.${name}`)) continue
      const hostile = { ...body, [member.wireName ?? name]: value }
      calls.push([`${name}: ${JSON.stringify(value).slice(0, 60)}`, { ...good, body: JSON.stringify(hostile) }])
    }
  }
  for (const [name, member] of bodyMembers(route)) {
    if (!member.required) continue
    const { [member.wireName ?? name]: _, ...without } = body
    calls.push([`without ${name}`, { ...good, body: JSON.stringify(without) }])
    calls.push([`${name}: null`, { ...good, body: JSON.stringify({ ...without, [member.wireName ?? name]: null }) }])
  }
  if (bodyMembers(route).length > 0) {
    for (const text of ['{', '[]', 'null', '"x"', '{"a":']) calls.push([`the body ${text}`, { ...good, body: text }])
    calls.push(['a body that is no UTF-8', { ...good, body: new Uint8Array([0x7b, 0xff, 0x7d]) }])
  }
  return [...calls, ...hostileQueries(route, good)]
}

function hostileQueries(route: Route, good: WireCall): [what: string, call: WireCall][] {
  return Object.entries(route.input).flatMap(([name, given]): [string, WireCall][] => {
    const { in: place, shape, wireName = name } = memberOf(given)
    if (place !== 'query') return []
    const isNumber = shape.kind === 'integer'
    const values = isNumber ? ['x', '-1', '0', '501', '99999999999'] : shape.kind === 'boolean' ? ['yes'] : ['a\u0000b']
    return values.map((value) => [`${name}=${value}`, { ...good, query: { ...good.query, [wireName]: value } }])
  })
}

function bodyMembers(route: Route): [name: string, member: Member][] {
  return Object.entries(route.input)
    .map(([name, given]): [string, Member] => [name, memberOf(given)])
    .filter(([name, member]) => member.in === 'body' && !pathMemberNames(route.path).includes(name))
}

function hasPayload(route: Route): boolean {
  return Object.values(route.input).some((member) => memberOf(member).in === 'payload')
}

async function refusalOf(context: Context, key: TestAccessKey, call: WireCall): Promise<string | undefined> {
  const answer = await sendSigned(context, key, call)
  const type = answer.headers.get('x-amzn-errortype') ?? ''
  const isRefused = answer.status >= 400 && answer.status < 500 && errorTypes.test(type)
  return isRefused ? undefined : `${answer.status} ${type} ${(await answer.text()).slice(0, 200)}`
}

test('every row refuses values of wrong types, over-long, hostile or outside their enumeration', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const before = await dumpDatabase(db)
    const wrong: string[] = []
    for (const route of routes) {
      for (const [what, call] of hostileCalls(route, objects)) {
        const fault = await refusalOf(owner, key, call)
        if (fault) wrong.push(`${route.operation.operationName} with ${what}: ${fault}`)
      }
      expect(wrong).toEqual([])
      expect(await dumpDatabase(db), route.operation.operationName).toEqual(before)
    }
  }),
)

test('every operation that is told anything has bad requests to refuse', () =>
  withWorld(async ({ owner }) => {
    const objects = await makeObjects(owner)
    const withoutAny = routes.filter((route) => hostileCalls(route, objects).length === 0)
    expect(withoutAny.map(({ operation }) => operation.operationName)).toEqual(['GetAccount'])
  }))

test('no patch operation, however strange, is answered with a failure of the server', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const wrong: string[] = []
    for (const route of routes) {
      for (const [template, rule] of Object.entries(route.patch?.rules ?? {})) {
        for (const operation of strangeOperations(template, rule.ops)) {
          const call = { ...sampleCall(route, objects), body: JSON.stringify({ patchOperations: [operation] }) }
          await undone(db, async (inner) => {
            const answer = await sendSigned({ ...owner, db: inner }, key, call)
            if (answer.status >= 500) {
              wrong.push(`${route.operation.operationName} ${JSON.stringify(operation).slice(0, 100)}`)
            }
          })
        }
      }
    }
    expect(wrong).toEqual([])
  }),
)

function strangeOperations(template: string, ops: readonly string[]): Record<string, unknown>[] {
  const keys = template.includes('{') ? ['__proto__', 'a~1b', 'a\u0000', 'x'.repeat(2000)] : ['']
  const values = ['', '-1', 'true', '9'.repeat(400), '1e308', '\ud800', 'NaN', 'x'.repeat(20_000), undefined]
  const paths = keys.map((key) => template.replaceAll(/\{\+?\}/g, key))
  return paths.flatMap((path) =>
    ops.flatMap((op) => values.map((value) => ({ op, path, value, ...(op === 'copy' ? { from: '/nope' } : {}) }))),
  )
}
