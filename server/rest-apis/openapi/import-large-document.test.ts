import { monitorEventLoopDelay } from 'node:perf_hooks'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { methods, resources } from '#db/schema.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { yamlText } from './export/yaml-text.ts'
import { importRestApi } from './import-rest-api.ts'
import { maxDocumentBytes, planOffThread } from './plan/plan-off-thread.ts'

/** A document with so many paths, each with a description of so many characters. */
function largeDocument(count: number, padding = 0): string {
  const paths = Array.from({ length: count }, (_, index) => [
    `/things${index}/{id}`,
    {
      get: {
        operationId: `getThing${index}`,
        description: 'x'.repeat(padding),
        parameters: [{ name: 'id', in: 'path', required: true, description: 'Its id', schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
      },
    },
  ])
  return JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'Large', version: '1' },
    paths: Object.fromEntries(paths),
  })
}

const options = { restApiId: 'api', basePath: 'ignore' as const, ignoreDocumentation: false }

test('10,000 paths in 50 MB are imported while the server goes on answering', { timeout: 240_000 }, () =>
  withWorld(async ({ owner, db }) => {
    const body = largeDocument(10_000, 4700)
    expect(body.length).toBeGreaterThan(49_000_000)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const { id } = await importRestApi(owner, { body })
    delay.disable()
    expect(await db.$count(resources, eq(resources.restApiId, id))).toBe(20_001)
    expect(await db.$count(methods, eq(methods.restApiId, id))).toBe(10_000)
    // The whole takes seconds; nothing else waits for a noticeable part of it.
    expect(delay.percentile(99) / 1e6).toBeLessThan(1500)
  }),
)

test('YAML of more than 20 MB is read as JSON of that size is', { timeout: 240_000 }, async () => {
  const body = yamlText(JSON.parse(largeDocument(2000, 11_000)))
  expect(body.length).toBeGreaterThan(20 * 1024 * 1024)
  expect(await planOffThread(body, options)).toMatchObject({ counts: { methods: 2000, paths: 4000 } })
})

test('a document that is too large is refused at once', async () => {
  const body = new Uint8Array(maxDocumentBytes + 1)
  await expect(planOffThread(body, options)).rejects.toMatchObject({
    failure: 'BadRequestException',
    message: expect.stringContaining('larger than 64 MB'),
  })
})

test('a document that takes too long is refused, and its thread ends', async () => {
  const started = performance.now()
  await expect(planOffThread(largeDocument(5000), options, { deadlineMs: 20 })).rejects.toMatchObject({
    failure: 'BadRequestException',
    message: expect.stringContaining('took longer than'),
  })
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a document that needs too much memory is refused, and the process lives on', { timeout: 120_000 }, async () => {
  await expect(planOffThread(largeDocument(20_000, 500), options, { heapMegabytes: 32 })).rejects.toMatchObject({
    failure: 'BadRequestException',
    message: expect.stringContaining('Too large to read'),
  })
  await expect(planOffThread(largeDocument(1), options)).resolves.toMatchObject({ counts: { methods: 1 } })
})

test('the body of the caller stays as it was', async () => {
  const body = Buffer.from(largeDocument(1))
  await planOffThread(body, options)
  expect(body.toString('utf8')).toBe(largeDocument(1))
})

test('many imports at once all get their turn', { timeout: 120_000 }, async () => {
  const plans = await Promise.all(Array.from({ length: 8 }, () => planOffThread(largeDocument(1), options)))
  expect(plans.map(({ counts }) => counts.methods)).toEqual(Array(8).fill(1))
})
