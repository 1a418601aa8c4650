import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FunctionAnswer, Functions } from '../../src/ports.ts'
import { deployedApi } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:pets'

/**
 * AWS_PROXY to a handler that runs in a thread of its own. What the product's runner costs beside (its process, its
 * limits) is not in the figure: what is measured is the gateway's part of such a call.
 */
export const functionCall: BenchScenario = {
  title: 'function (AWS_PROXY)',
  request: { method: 'GET', path: '/prod/pets/1' },
  gateways: { gateway: '' },
  peers: [],
  snapshot: () =>
    deployedApi({
      methods: {
        'GET /pets/{id}': {
          integration: {
            type: 'AWS_PROXY',
            httpMethod: 'POST',
            uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
            passthroughBehavior: 'WHEN_NO_MATCH',
            timeoutInMillis: 29_000,
            integrationResponses: {},
          },
        },
      },
    }),
  ports: () => ({ functions: threadFunctions() }),
}

const handler = `
const { parentPort } = require('node:worker_threads')
const handle = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: event.pathParameters.id, name: 'Rex' }),
})
parentPort.on('message', async ({ id, payload }) => {
  parentPort.postMessage({ id, payload: JSON.stringify(await handle(JSON.parse(payload))) })
})
parentPort.postMessage({ id: 0 })`

function threadFunctions(): Functions {
  const worker = new Worker(handler, { eval: true })
  const waiting = new Map<number, (answer: FunctionAnswer) => void>()
  let last = 0
  const ready = once(worker, 'message')
  worker.on('message', ({ id, payload }: { id: number; payload: string }) => {
    waiting.get(id)?.({ requestId: `${id}`, payload })
    waiting.delete(id)
  })
  return {
    async invoke({ payload }) {
      await ready
      return new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        worker.postMessage({ id: last, payload })
      })
    },
  }
}
