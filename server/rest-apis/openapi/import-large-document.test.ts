import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { exportOpenapi } from './export-openapi.ts'
import { importRestApi } from './import-rest-api.ts'
import { readDefinition } from './read-definition.ts'

function paths(count: number, padding = 0) {
  const item = (index: number) => ({
    get: {
      operationId: `getThing${index}`,
      summary: `Get thing ${index}`,
      description: 'x'.repeat(padding),
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'Its id', schema: { type: 'string' } },
        { name: 'page', in: 'query', description: 'Page', schema: { type: 'integer' } },
      ],
      responses: {
        200: { description: 'ok', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        404: { description: 'none' },
      },
    },
  })
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`/things${index}/{id}`, item(index)]))
}

const document = (count: number, padding = 0) =>
  JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'Large', version: '1' },
    paths: paths(count, padding),
    components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' } } } } },
  })

test.each([
  [10_000, 0],
  [10_000, 4200],
])(
  '%i paths',
  (count, padding) =>
    withWorld(async ({ owner }) => {
      const body = document(count, padding)
      console.log((body.length / 1e6).toFixed(1), 'MB')
      const delay = monitorEventLoopDelay({ resolution: 10 })
      delay.enable()
      let s = performance.now()
      const api = await importRestApi(owner, { body })
      delay.disable()
      console.log('import', performance.now() - s, 'max delay', delay.max / 1e6, 'p99', delay.percentile(99) / 1e6)
      s = performance.now()
      const d = await readDefinition(owner.db, api.id)
      console.log('read', performance.now() - s, d.documentationParts.length)
      s = performance.now()
      const o = exportOpenapi(d)
      console.log('export', performance.now() - s, JSON.stringify(o).length)
    }),
  240_000,
)
