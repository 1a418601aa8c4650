import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import type { PatchOp } from './patch-rules.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { awsPatchTable } from './testing/aws-patch-table.ts'
import { makeObjects } from './testing/make-objects.ts'
import { type PatchSample, patchSamples } from './testing/patch-samples.ts'
import { preparedPatchSamples } from './testing/prepared-patch-samples.ts'
import { sampleCall, sendSigned, type WireCall } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey, type TestAccessKey } from './testing/wire-client.ts'

const timeout = 300_000
const samples = [...patchSamples, ...preparedPatchSamples]
const ops: readonly PatchOp[] = ['add', 'replace', 'remove', 'copy', 'move', 'test']

interface Answer {
  readonly status: number
  readonly error: string | null
  readonly body: unknown
}

interface Walk {
  readonly owner: Context
  readonly key: TestAccessKey
  readonly objects: Readonly<Record<string, string>>
}

const filled = (text: string, objects: Walk['objects']) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name === 'id' ? whole : (objects[name] ?? whole)))

/** The calls of one try: what can be removed must have been added. */
function callsOf(sample: PatchSample, op: PatchOp, { objects }: Walk): WireCall[] {
  const route = routes.find(({ operation }) => operation.operationName === sample.operation)
  if (!route) throw new Error(`No row for ${sample.operation}`)
  const first = op === 'remove' ? sample.ops.find((other) => other === 'add' || other === 'replace') : undefined
  const given = (sample.given ?? []).map(({ verb, path, body }) => ({ verb, path, body: JSON.stringify(body) }))
  const patches = (first ? [first, op] : [op]).map((each) => {
    const { path, value = '', from, with: others = [] } = sample
    const patchOperations = [...others, { op: each, path, value, from }]
    return { ...sampleCall(route, objects), body: JSON.stringify({ patchOperations }) }
  })
  return [...given, ...patches].map((call) => ({
    ...call,
    path: filled(call.path, objects),
    body: filled(call.body, objects),
  }))
}

/** The answer to the last of the calls, which leave nothing behind. */
async function answerOf({ owner, key }: Walk, calls: readonly WireCall[]): Promise<Answer> {
  let answer: Answer | undefined
  await undone(owner.db, async (inner) => {
    for (const call of calls) {
      const response = await sendSigned({ ...owner, db: inner }, key, call)
      const error = response.headers.get('x-amzn-errortype')
      answer = { status: response.status, error, body: await response.json() }
    }
  })
  if (!answer) throw new Error('No answer')
  return answer
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => Object(at)[name], value)
}

/** What is wrong with the answer to an operation that AWS supports. */
function wrongWithSupported(sample: PatchSample, op: PatchOp, answer: Answer, { objects }: Walk): string | undefined {
  if (answer.status >= 300) return `${answer.status} ${JSON.stringify(answer.body)}`
  if (!sample.shown) return
  const [path, value] = sample.shown
  const expected: unknown = JSON.parse(filled(JSON.stringify(value), objects))
  const found = memberAt(answer.body, path)
  const isThere = JSON.stringify(found) === JSON.stringify(expected)
  if (op === 'remove' ? isThere && sample.ops.includes('add') : !isThere) return `shows ${JSON.stringify(found)}`
}

async function walk(context: Context): Promise<Walk> {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/c0ffee'
  const made = await makeObjects(context)
  const { rootResourceId } = await getRestApi(context, { restApiId: made.restApiId ?? '' })
  const objects = { ...made, rootResourceId, other: 'other', certificateArn }
  return { owner: context, objects, key: await createTestAccessKey(context) }
}

test(
  'every path of AWS’s table takes the operations that it has there, shows their effect, and refuses the others',
  {
    timeout,
  },
  () =>
    withWorld(async ({ owner }) => {
      const walked = await walk(owner)
      const wrong: string[] = []
      for (const sample of samples) {
        for (const op of ops) {
          const answer = await answerOf(walked, callsOf(sample, op, walked))
          const fault = sample.ops.includes(op)
            ? wrongWithSupported(sample, op, answer, walked)
            : answer.error === 'BadRequestException:'
              ? undefined
              : `taken: ${answer.status}`
          if (fault) wrong.push(`${sample.operation} ${op} ${sample.path}: ${fault}`)
        }
      }
      expect(wrong).toEqual([])
    }),
)

/**
 * The first feature that AWS ever had is the only one, and the one that cannot be removed. The policies are those of
 * private domain names, which are named by their id too: in `routes/domain-names.test.ts`.
 */
const triedElsewhere = [
  'UpdateAccount remove /features',
  'UpdateDomainName replace /policy',
  'UpdateDomainName replace /managementPolicy',
]

test('no row of AWS’s table is left out', () => {
  const untried = awsPatchTable.flatMap(({ operation, path, ops: those }) => {
    const template = new RegExp(`^${path.replaceAll('{}', '[^/]+')}$`)
    const tries = samples.filter((sample) => sample.operation === operation && template.test(sample.path))
    return those
      .filter((op) => !tries.some((sample) => sample.ops.includes(op)))
      .map((op) => `${operation} ${op} ${path}`)
  })
  expect(untried.sort()).toEqual(triedElsewhere.sort())
  expect(awsPatchTable.length).toBeGreaterThan(130)
})

test('no update has a row that the table does not try', () => {
  const tried = new Set(samples.map(({ operation }) => operation))
  const updates = routes.filter((route) => route.patch).map(({ operation }) => operation.operationName)
  expect(updates.filter((name) => !tried.has(name))).toEqual([])
})

test('a path outside the tables is refused for every noun, and changes nothing', { timeout }, () =>
  withWorld(async ({ owner }) => {
    const walked = await walk(owner)
    const isUpdate = (route: Route) => route.patch !== undefined
    for (const route of routes.filter(isUpdate)) {
      for (const path of ['/nope', '/id', '/createdDate', '']) {
        const call = { ...sampleCall(route, walked.objects), body: patch('replace', path, 'x') }
        const { status, error, body } = await answerOf(walked, [call])
        const name = `${route.operation.operationName} ${path}: ${JSON.stringify(body)}`
        expect([status, error], name).toEqual([400, 'BadRequestException:'])
      }
    }
  }),
)

function patch(op: PatchOp, path: string, value: string): string {
  return JSON.stringify({ patchOperations: [{ op, path, value }] })
}
