import { type APIRequestContext, expect } from '@playwright/test'
import { newOwner } from './new-user.ts'
import { test } from './walk.ts'
import type { WholeWorld } from './whole-world.ts'

/**
 * What is no page but answers with the owner's data: files, trees, series. To a visitor and to the owner of another
 * account each answers as for an object that does not exist, and names nothing of the owner's.
 */
function handlersOf({ addresses, marker }: WholeWorld): string[] {
  const stage = addresses.get('/console/apis/[apiId]/stages/[stageName]')
  const lambda = addresses.get('/console/functions/[functionName]')
  const app = addresses.get('/apps/[appId]')
  const api = stage?.split('/').slice(0, 4).join('/')
  return [
    `${stage}/export?type=oas30&format=json`,
    `${stage}/export?type=swagger&format=yaml&extensions=integrations`,
    `${stage}/sdk`,
    `${api}/resources/~tree`,
    `${lambda}/code`,
    `${app}/usage`,
    `/console/search?q=${marker}`,
  ]
}

test('files and parts of pages are the owner’s alone', async ({ world, owner, visitor, browser }) => {
  test.setTimeout(300_000)
  const stranger = await (await browser.newContext()).newPage()
  await newOwner(stranger, { name: 'Strange', account: `Strangers ${Date.now()}` })
  for (const address of handlersOf(world)) {
    await test.step(address, async () => {
      const own = await owner.request.get(address)
      expect(own.status(), 'the owner').toBe(200)
      expect((await own.body()).length).toBeGreaterThan(10)
      await expectNothing(visitor.request, address, world.marker)
      await expectNothing(stranger.request, address, world.marker)
    })
  }
  await stranger.context().close()
})

async function expectNothing(request: APIRequestContext, address: string, marker: string): Promise<void> {
  const theirs = await request.get(address, { maxRedirects: 0 })
  const nobodys = await request.get(withoutIds(address), { maxRedirects: 0 })
  expect(theirs.status(), address).toBe(nobodys.status())
  const text = await theirs.text()
  expect(text.replaceAll(encodeURIComponent(marker), '')).not.toContain(marker)
  if (!address.includes('/search?')) expect(theirs.status(), address).not.toBe(200)
}

/** The same address of objects that nobody has. */
function withoutIds(address: string): string {
  return address.replaceAll(/\/(?=[a-z-]*\d)[a-z0-9-]{6,}(?=\/|$|\?)/g, (found) => `/${'0'.repeat(found.length - 1)}`)
}
