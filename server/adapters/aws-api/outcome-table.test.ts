import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as sdk from '@aws-sdk/client-api-gateway'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { accessKeys } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { startTestInvoker } from '../data-plane/testing/start-test-invoker.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { conflicts } from './testing/conflicts.ts'
import { goodCall, makeGoodObjects } from './testing/good-call.ts'
import { meeting, outcomeTable, unlisted, type Wrong } from './testing/outcome-table.ts'
import { sendSigned, signedRequest, type WireCall } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

/**
 * Each operation with each outcome that it can have, called over AWS's wire once for each. What is recorded here is
 * compared with the table in the tests below, so that an outcome without a request fails.
 */
interface Seen {
  readonly status: number
  readonly type: string
}

const outcomes = ['success', 'bad', 'unsigned', 'forbidden', 'missing', 'conflict'] as const
type Outcome = (typeof outcomes)[number]
const seen = new Map<string, Partial<Record<Outcome, Seen>>>()
/** What `conflicts` has over the objects of the walk. */
let known: ReturnType<typeof conflicts> = {}
const rowOf = new Map(routes.map((route) => [route.operation.operationName, route]))
const names = Object.keys(sdk)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.replace(/Command$/, ''))

beforeAll(() => withWorld(walk), 300_000)

type World = Parameters<Parameters<typeof withWorld>[0]>[0]

async function walk({ owner, as, db }: World): Promise<void> {
  const objects = await makeGoodObjects(owner)
  const key = await createTestAccessKey(owner)
  const viewerKey = await createTestAccessKey(as('viewer'))
  // No role may read less than a viewer; a key with a policy of its own may only call deployed APIs.
  const apiKey = await createTestAccessKey(owner)
  await db.update(accessKeys).set({ policy: '{"Statement":[]}' }).where(eq(accessKeys.id, apiKey.accessKeyId))
  known = conflicts(objects)
  await using _tests = startTestInvoker()
  for (const [name, route] of rowOf) {
    const found: Partial<Record<Outcome, Seen>> = {}
    const good = goodCall(route, objects)
    const send = (outcome: Outcome, call: WireCall | undefined, by = key, before: readonly WireCall[] = []) =>
      undone(db, async (inner) => {
        if (call === undefined) return
        const context = { ...owner, db: inner }
        for (const each of before) await sendSigned(context, by, each)
        found[outcome] = toSeen(await sendSigned(context, by, call))
      })
    const [bad, missing, conflict = ''] = outcomeTable[name] ?? []
    await send('success', good)
    await send('bad', bad && wrongCall(route, objects, bad))
    await send('missing', missing && wrongCall(route, objects, missing))
    await send('conflict', known[conflict]?.call, key, known[conflict]?.after)
    await send('forbidden', good, route.operation.kind === 'command' ? viewerKey : apiKey)
    const { method, url } = await signedRequest(owner, key, good)
    found.unsigned = toSeen(await answerAwsRequest(new Request(url, { method }), owner))
    seen.set(name, found)
  }
}

function toSeen({ status, headers }: Response): Seen {
  return { status, type: headers.get('x-amzn-errortype')?.replace(/:$/, '') ?? '' }
}

/** The good call of a row, made wrong; undefined where the table says why there is none. */
function wrongCall(route: Route, objects: Readonly<Record<string, string>>, wrong: Wrong): WireCall | undefined {
  const good = goodCall(route, objects)
  const body: Record<string, unknown> =
    typeof good.body === 'string' && good.body.startsWith('{') ? JSON.parse(good.body) : {}
  switch (wrong.kind) {
    case 'nothing':
      return undefined
    case 'patch':
      return { ...good, body: JSON.stringify({ patchOperations: [{ op: 'replace', path: wrong.path, value: 'x' }] }) }
    case 'without':
      return { ...good, body: JSON.stringify({ ...body, [wrong.member]: undefined }) }
    case 'body':
      return { ...good, body: JSON.stringify({ ...body, ...wrong.members }) }
    case 'query':
      return { ...good, query: { ...good.query, ...toTexts(wrong.members) } }
    case 'raw':
      return { ...good, body: wrong.text }
    case 'path': {
      const value = wrong.value ?? unknownNames[wrong.member] ?? 'zzzzzz'
      return goodCall(route, {
        ...objects,
        [wrong.member]: value,
        [`${route.operation.operationName}.${wrong.member}`]: value,
      })
    }
  }
}

/** Names of nothing that are well-formed. */
const unknownNames: Readonly<Record<string, string>> = {
  httpMethod: 'PATCH',
  statusCode: '418',
  resourceArn: 'arn:aws:apigateway:us-east-1::/restapis/zzzzzz',
}

function toTexts(members: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]))
}

/** Which errors AWS's model gives an operation, as its SDK documents them. */
function modelErrors(name: string): string[] {
  const folder = path.join(import.meta.dirname, '../../../node_modules/@aws-sdk/client-api-gateway/dist-types/commands')
  const text = readFileSync(path.join(folder, `${name}Command.d.ts`), 'utf8')
  return [...text.matchAll(/@throws \{@link (\w+)\}/g)].map(([, error]) => error ?? '')
}

describe('the table', () => {
  test('has each of the 124 operations of AWS’s model, once', () => {
    expect(names).toHaveLength(124)
    expect(Object.keys(outcomeTable).toSorted()).toEqual(names.toSorted())
    expect([...seen.keys()].toSorted()).toEqual(names.toSorted())
  })

  test('names a conflict or says why there is none exactly where AWS’s model lists one', () => {
    const listed = names.filter((name) => modelErrors(name).includes('ConflictException'))
    expect(listed.length).toBeGreaterThan(70)
    expect(names.filter((name) => outcomeTable[name]?.[2] !== unlisted).toSorted()).toEqual(listed.toSorted())
  })

  test('has every conflict that there is, at the operation that meets it', () => {
    for (const [name, [, , conflict]] of Object.entries(outcomeTable)) {
      if (conflict === unlisted || conflict === meeting) continue
      const { verb, path: template = '' } = rowOf.get(name) ?? {}
      const pattern = template.replace(/\?.*$/, '').replaceAll(/\{[^}]+\}/g, '[^/]+')
      expect([name, known[conflict]?.call]).toEqual([
        name,
        expect.objectContaining({ verb, path: expect.stringMatching(new RegExp(`^${pattern}$`)) }),
      ])
    }
    const told = Object.values(outcomeTable).map(([, , conflict]) => conflict)
    const conflicting = Object.entries(known).filter(
      ([, { type }]) => type === undefined || type === 'ConflictException',
    )
    expect(conflicting.map(([what]) => what).filter((what) => !told.includes(what))).toEqual([])
  })

  test('leaves out bad and missing only where nothing is told, or nothing is named', () => {
    const left = (at: 0 | 1) => names.filter((name) => outcomeTable[name]?.[at].kind === 'nothing')
    expect(left(0)).toEqual(['GetAccount'])
    const recorded = ['CreateAuthorizer', 'CreateRequestValidator']
    const naming = left(1).filter((name) => pathMemberNames(rowOf.get(name)?.path ?? '').length > 0)
    expect(naming.toSorted()).toEqual(recorded)
  })
})

describe.each(names.toSorted())('%s answers', (name) => {
  const [bad, missing, conflict = ''] = outcomeTable[name] ?? []
  const given = () => seen.get(name) ?? {}

  test('a good call with the status of AWS’s model', () => {
    expect(given().success).toEqual({ status: rowOf.get(name)?.status, type: '' })
  })

  test('403 without a signature, and to who may not', () => {
    expect(given().unsigned).toEqual({ status: 403, type: 'MissingAuthenticationTokenException' })
    expect(given().forbidden).toEqual({
      status: 403,
      type: expect.stringMatching(/^(Forbidden|AccessDenied)Exception$/),
    })
  })

  testIf(bad?.kind !== 'nothing', '400', () => {
    const type = expect.stringMatching(/^(BadRequest|Validation|Serialization)Exception$/)
    expect(given().bad).toEqual({ status: 400, type })
  })

  testIf(missing?.kind !== 'nothing', '404', () => {
    expect(given().missing).toEqual({ status: 404, type: 'NotFoundException' })
  })

  testIf(conflict !== unlisted && conflict !== meeting, '409', () => {
    expect(given().conflict).toEqual({ status: 409, type: 'ConflictException' })
  })
})

/** What the table says cannot be had is no test; the tests of the table keep it to what is so. */
function testIf(isThere: boolean, name: string, run: () => void): void {
  if (isThere) test(name, run)
}
