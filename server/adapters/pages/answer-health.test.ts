import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { answerHealth, type Health } from './answer-health.ts'

let close: () => void = () => undefined
afterEach(() => close())

async function serve(health: Health): Promise<string> {
  const server = createServer((request, response) => {
    if (!answerHealth(request, response, () => health)) response.end('page')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

test('a process that is up says so, ready or not', async () => {
  const answer = await fetch(`${await serve({ ready: false })}/healthz`)
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'up' }])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test.each([
  [true, 200],
  [false, 503],
])('ready: %s answers %d with what is served', async (ready, status) => {
  const health = { ready, configurationVersion: 7, stale: false }
  const answer = await fetch(`${await serve(health)}/readyz?probe=1`)
  expect([answer.status, await answer.json()]).toEqual([status, health])
})

test('HEAD gets the status without a body', async () => {
  const answer = await fetch(`${await serve({ ready: true })}/readyz`, { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

test('every other path is the page’s', async () => {
  const url = await serve({ ready: true })
  for (const path of ['/', '/healthz/x', '/readyzz']) expect(await (await fetch(url + path)).text()).toBe('page')
})
