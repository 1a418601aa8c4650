import { describe, expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeObjects } from './testing/make-objects.ts'
import { sendSigned } from './testing/send-signed.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

/** What AWS was recorded to answer, word for word, and what no other test says. */

type Objects = Readonly<Record<string, string>>

const api = ({ restApiId }: Objects) => `/restapis/${restApiId}`
const method = (objects: Objects) => `${api(objects)}/resources/${objects.resourceId}/methods/GET`

interface Operation {
  op: string
  path?: string
  value?: string
}

async function patched(at: (objects: Objects) => string, ...patchOperations: Operation[]) {
  let answer: { status: number; body: Record<string, unknown> } = { status: 0, body: {} }
  await withWorld(async ({ owner }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const body = JSON.stringify({ patchOperations })
    const response = await sendSigned(owner, key, { verb: 'PATCH', path: at(objects), body })
    answer = { status: response.status, body: await response.json() }
  })
  return answer
}

describe('a patch is refused', () => {
  test.each<[what: string, at: (objects: Objects) => string, operation: Operation, message: string]>([
    [
      'of a whole map',
      method,
      { op: 'add', path: '/requestParameters', value: 'method.request.header.X=true' },
      'Invalid patch path /requestParameters',
    ],
    [
      'of all media types',
      api,
      { op: 'replace', path: '/binaryMediaTypes', value: 'image/png' },
      'Invalid patch path /binaryMediaTypes',
    ],
    [
      'by an operation that the path has not',
      api,
      { op: 'add', path: '/minimumCompressionSize', value: '10' },
      'Invalid patch operation specified. Must be one of: [replace]',
    ],
    ['without a path', api, { op: 'replace', value: 'x' }, 'Invalid patch path null'],
  ])('%s', async (_, at, operation, message) => {
    expect(await patched(at, operation)).toEqual({ status: 400, body: { message } })
  })
})

test('a media type that is called - is one', async () => {
  const answer = await patched(api, { op: 'add', path: '/binaryMediaTypes/-', value: 'image/png' })
  expect(answer).toMatchObject({ status: 200, body: { binaryMediaTypes: ['-'] } })
})

test('the several patches of one call are all made, or none is', async () => {
  await withWorld(async ({ owner }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const send = async (patchOperations: Operation[]) => {
      const body = JSON.stringify({ patchOperations })
      return (await sendSigned(owner, key, { verb: 'PATCH', path: api(objects), body })).status
    }
    const read = async () => await (await sendSigned(owner, key, { verb: 'GET', path: api(objects) })).json()
    const name = { op: 'replace', path: '/name', value: 'changed' }
    expect(await send([name, { op: 'replace', path: '/minimumCompressionSize', value: 'big' }])).toBe(400)
    expect(await read()).toMatchObject({ name: 'Walked' })
    expect(await send([{ ...name, value: 'first' }, name])).toBe(200)
    expect(await read()).toMatchObject({ name: 'changed' })
  })
})

test('ids have the shapes of AWS’s', () =>
  withWorld(async ({ owner }) => {
    const objects = await makeObjects(owner)
    const shapes: Readonly<Record<string, RegExp>> = {
      restApiId: /^[a-z0-9]{10}$/,
      resourceId: /^[a-z0-9]{6}$/,
      deploymentId: /^[a-z0-9]{6}$/,
      authorizerId: /^[a-z0-9]{6}$/,
      requestValidatorId: /^[a-z0-9]{6}$/,
      documentationPartId: /^[a-z0-9]{6}$/,
      usagePlanId: /^[a-z0-9]{6}$/,
      clientCertificateId: /^[a-z0-9]{6}$/,
      vpcLinkId: /^[a-z0-9]{6}$/,
      apiKey: /^[a-z0-9]{10}$/,
    }
    for (const [member, shape] of Object.entries(shapes)) {
      expect([member, objects[member]]).toEqual([member, expect.stringMatching(shape)])
    }
  }))

test('answers are plain JSON, with or without Accept: nothing of HAL', () =>
  withWorld(async ({ owner }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const answer = await sendSigned(owner, key, { verb: 'GET', path: `${api(objects)}/resources` })
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(Object.keys(await answer.json())).toEqual(['item'])
  }))
