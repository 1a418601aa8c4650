import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Product, startProduct } from '../servers/product.ts'
import { accountSteps } from './surface/account-steps.ts'
import { createDebianClient } from './surface/debian-client.ts'
import { definitionSteps } from './surface/definition-steps.ts'
import { deletionSteps } from './surface/deletion-steps.ts'
import { createSdkClient } from './surface/sdk-client.ts'
import { servingSteps } from './surface/serving-steps.ts'
import { fill, type Step, textAt } from './surface/step.ts'
import type { SurfaceClient } from './surface/surface-client.ts'

/**
 * The whole management API with each of AWS's clients: every operation at least once, each list with the client's own
 * paginator. (There are no waiters: AWS's models have none for this service.)
 */
const credentials = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'a secret access key for tests' }
const steps: readonly Step[] = [...definitionSteps, ...servingSteps, ...accountSteps, ...deletionSteps]

const clients: Readonly<Record<string, (endpoint: string) => SurfaceClient | Promise<SurfaceClient>>> = {
  sdk: (endpoint) => createSdkClient(endpoint, credentials),
  boto3: (endpoint) => createDebianClient('boto3', endpoint, credentials),
  cli: (endpoint) => createDebianClient('cli', endpoint, credentials),
}

let product: Product

beforeAll(async () => {
  product = await startProduct({
    ADMIN_ACCESS_KEY_ID: credentials.accessKeyId,
    ADMIN_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  })
})

afterAll(() => product?.stop())

test('every operation of the model has its step', () => {
  const { operations } = createSdkClient('http://localhost', credentials)
  expect(operations.size).toBe(124)
  expect([...new Set(steps.map(({ operation }) => operation))].sort()).toEqual([...operations].sort())
})

describe.each(Object.entries(clients))('%s', (name, open) => {
  const kept: Record<string, string> = { client: name, today: new Date().toISOString().slice(0, 10) }
  let client: SurfaceClient

  beforeAll(async () => {
    client = await open(`${product.url}/aws`)
  })

  afterAll(() => client?.close())

  test.each(steps.map((step, index) => [index, step.operation, step] as const))('%i %s', async (_, operation, step) => {
    if (step.isNew && name !== 'sdk') {
      expect(client.operations.has('CreateDomainNameAccessAssociation')).toBe(false)
      return
    }
    const input = Object(fill(step.input, kept))
    const answer = await client.call(operation, input, step.pages?.limit)
    if (step.error !== undefined) {
      expect(answer).toMatchObject({ error: step.error })
      return
    }
    if ('error' in answer) throw new Error(`${answer.error}: ${answer.message}`)
    const output = Object(answer.output)
    if (step.pages) {
      // The sample of a first start is among them.
      expect(output.length).toBeGreaterThanOrEqual(step.pages.count)
      expect(await client.call(operation, input, 500)).toEqual({ output })
    }
    if (step.expect !== undefined) expect(output).toMatchObject(Object(fill(step.expect, kept)))
    for (const [as, path] of Object.entries(step.keep ?? {})) kept[as] = textAt(output, path)
  })
})
