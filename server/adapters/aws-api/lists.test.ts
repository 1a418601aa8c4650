import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { goodCall, makeGoodObjects } from './testing/good-call.ts'
import { sendSigned, type WireCall } from './testing/send-signed.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

const timeout = 180_000

/** Every row that AWS's model says is paged; the tags of an object are answered at once, there as here. */
const lists = routes.filter(({ operation, input }) => 'position' in input && operation.operationName !== 'GetTags')

const nameOf = ({ operation }: Route) => operation.operationName

/** The operations whose good calls make a second one of what `makeGoodObjects` makes one of. */
const makers = [
  ...['CreateRestApi', 'CreateResource', 'CreateAuthorizer', 'CreateDeployment', 'CreateStage', 'CreateModel'],
  ...['CreateRequestValidator', 'CreateDocumentationPart', 'CreateDocumentationVersion', 'CreateApiKey'],
  ...['CreateUsagePlan', 'CreateUsagePlanKey', 'GenerateClientCertificate', 'CreateDomainName', 'CreateVpcLink'],
  ...['CreateBasePathMapping', 'CreateDomainNameAccessAssociation'],
]

/** The items of a page, in their order; usage has its items by the id of a key. */
function itemsOf(body: Readonly<Record<string, unknown>>): string[] {
  const items = body.item ?? Object.entries(Object(body.values))
  return Array.isArray(items) ? items.map((item) => JSON.stringify(item)) : []
}

test('every list has pages: one by one they show what one page of all shows, each item once', { timeout }, () =>
  withWorld(async ({ owner, passTime }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    for (const maker of makers) {
      passTime(1000)
      const row = routes.find((route) => nameOf(route) === maker)
      if (row)
        expect([maker, (await sendSigned(owner, key, goodCall(row, objects))).status]).toEqual([maker, row.status])
    }
    const page = async (call: WireCall, query: Record<string, string>) => {
      const answer = await sendSigned(owner, key, { ...call, query: { ...call.query, ...query } })
      expect([call.path, answer.status]).toEqual([call.path, 200])
      const body: Readonly<Record<string, unknown>> = await answer.json()
      return { items: itemsOf(body), position: body.position }
    }
    expect(lists).toHaveLength(19)
    for (const route of lists) {
      const call = goodCall(route, objects)
      const all = await page(call, { limit: '500' })
      expect([nameOf(route), all.position, all.items.length > 1]).toEqual([nameOf(route), undefined, true])
      const found: string[] = []
      let position: unknown = ''
      for (let pages = 0; position !== undefined && pages <= all.items.length; pages += 1) {
        const one = await page(call, { limit: '1', position: String(position) })
        expect([nameOf(route), one.items.length]).toEqual([nameOf(route), 1])
        found.push(...one.items)
        position = one.position
      }
      expect([nameOf(route), found]).toEqual([nameOf(route), all.items])
    }
  }),
)

test('a page that is no page, and a limit that is none of 1 to 500, are bad requests', { timeout }, () =>
  withWorld(async ({ owner }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    for (const route of lists) {
      const call = goodCall(route, objects)
      const queries: Record<string, string>[] = [
        { position: 'garbage!' },
        { position: 'AA' },
        { limit: '0' },
        { limit: '501' },
        { limit: 'x' },
      ]
      for (const query of queries) {
        const answer = await sendSigned(owner, key, { ...call, query: { ...call.query, ...query } })
        expect([nameOf(route), query, answer.status]).toEqual([nameOf(route), query, 400])
      }
    }
  }),
)

test('a list has 25 items unless asked otherwise', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    for (let index = 0; index < 26; index += 1) {
      await sendSigned(owner, key, { verb: 'POST', path: '/usageplans', body: `{"name":"plan ${index}"}` })
    }
    const answer = await sendSigned(owner, key, { verb: 'GET', path: '/usageplans' })
    const { item, position } = await answer.json()
    expect([item.length, typeof position]).toEqual([25, 'string'])
  }))
