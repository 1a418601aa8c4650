import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import type { PatchOp } from './patch-rules.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { makeObjects } from './testing/make-objects.ts'
import { type PatchSample, patchSamples } from './testing/patch-samples.ts'
import { sampleCall, sendSigned, type WireCall } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey, type TestAccessKey } from './testing/wire-client.ts'

const timeout = 300_000
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
  const [path, value] = [filled(sample.path, objects), filled(sample.value ?? '', objects)]
  const first = op === 'remove' ? sample.ops.find((other) => other === 'add' || other === 'replace') : undefined
  const texts = first ? [patch(first, path, value), patch(op, path, value)] : [patch(op, path, value)]
  return texts.map((body) => ({ ...sampleCall(route, objects), body }))
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
  const expected = typeof value === 'string' ? filled(value, objects) : value
  const found = memberAt(answer.body, path)
  const isThere = JSON.stringify(found) === JSON.stringify(expected)
  if (op === 'remove' ? isThere && sample.ops.includes('add') : !isThere) return `shows ${JSON.stringify(found)}`
}

async function walk(context: Context): Promise<Walk> {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/c0ffee'
  const objects = { ...(await makeObjects(context)), other: 'other', certificateArn }
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
      for (const sample of patchSamples) {
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

test('no update has a row that the table does not try', () => {
  const tried = new Set(patchSamples.map(({ operation }) => operation))
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
