import { type Browser, expect, type Page } from '@playwright/test'
import { patterns, placeOf, settled, test as walk } from './walk.ts'

/**
 * A member who may only look walks the whole console: no control there changes anything, and what such a control sends is
 * refused by the server too.
 */
const test = walk.extend<object, { viewer: Page }>({
  viewer: [
    async ({ browser, world, owner }, use) => {
      const page = await newViewer(browser, owner, `viewer-${Date.now()}-of-${world.restApiId}@example.org`)
      await use(page)
      await page.context().close()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

/** What a button is called that changes something. */
const writes =
  /^(add|allow|announce|apply|approve|attach|cancel|change|choose|clear|close|create|delete|deny|deploy|detach|disable|discard|edit|enable|flush|generate|import|invite|make|map|move|new|open portal|publish|put|remove|rename|replace|restore|revoke|roll|rotate|save|set|start|take|turn|update|upload|write)\b/i

/** What viewers may change: what is their own, such as which mails they get. */
const own = new Set(['/console/settings/profile', '/console/settings/mail'])

const inConsole = patterns.filter((pattern) => pattern.startsWith('/console'))

for (const pattern of inConsole.filter((each) => !own.has(each))) {
  test(`${pattern}: who views is offered nothing that changes anything`, async ({ world, owner, visitor, viewer }) => {
    const { address } = placeOf(pattern, { world, owner, visitor })
    await viewer.goto(address)
    await settled(viewer)
    const main = viewer.getByRole('main')
    const named = await main.getByRole('button', { name: writes, disabled: false }).allTextContents()
    expect(named).toEqual([])
    // Searching and filtering are no forms that are posted.
    const submits = main.locator('form[method="post" i] :is(button[type="submit"], input[type="file"]):enabled')
    expect(await submits.allTextContents()).toEqual([])
  })
}

/** Pages that only make something: what they say to who may not. */
const refusing: readonly { pattern: string; says: string }[] = [
  { pattern: '/console/access-requests', says: 'Requests are for developers and admins' },
  { pattern: '/console/access-requests/rules', says: 'Rules are for developers and admins' },
  { pattern: '/console/access-requests/[accessRequestId]', says: 'Requests are for developers and admins' },
  { pattern: '/console/api-keys/import', says: 'Your role may only look' },
  { pattern: '/console/apis/[apiId]/authorizers/~new', says: 'Your role may only look' },
  { pattern: '/console/apis/[apiId]/documentation/import', says: 'Your role may only look' },
  { pattern: '/console/apis/[apiId]/models/~new', says: 'Your role may only look' },
  { pattern: '/console/apis/new', says: 'Your role does not make APIs' },
  { pattern: '/console/functions/~new', says: 'Your role may only look' },
  { pattern: '/console/products/new', says: 'Your role may only look' },
  { pattern: '/console/usage-plans/new', says: 'Your role may only look' },
]

for (const { pattern, says } of refusing) {
  test(`${pattern} says to who views why there is nothing to do`, async ({ world, owner, visitor, viewer }) => {
    await viewer.goto(placeOf(pattern, { world, owner, visitor }).address)
    await expect(viewer.getByRole('main').getByRole('heading', { name: says, exact: true })).toBeVisible()
    await expect(viewer.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test('what the forms of the owner’s pages send is refused from who views', async ({
  world,
  owner,
  visitor,
  viewer,
}) => {
  test.setTimeout(300_000)
  const tried = new Set<string>()
  const done: string[] = []
  for (const pattern of inConsole.filter((each) => !own.has(each))) {
    const { address } = placeOf(pattern, { world, owner, visitor })
    const html = await (await owner.request.get(address, { headers: { accept: 'text/html' } })).text()
    for (const { id, bound, fields } of await actionsIn(owner, html)) {
      if (tried.has(id)) continue
      tried.add(id)
      // As React sends it: the bound arguments, and the form's own fields.
      const data = new FormData()
      for (const [name, value] of fields) data.append(`_1_${name}`, value)
      // A list of tags has no field before it has a tag.
      data.append('_1_tags.name', 'sent-by')
      data.append('_1_tags.value', 'viewer')
      data.append('0', `[${[...bound, '"$K1"'].join(',')}]`)
      const headers = { 'next-action': id, accept: 'text/x-component', origin: new URL(viewer.url()).origin }
      const answer = await viewer.request.post(address, { headers, multipart: data })
      const text = await answer.text()
      if (!text.includes('You are not allowed to call'))
        done.push(`${pattern}: ${answer.status()} ${/^\d:\{"status".*$/m.exec(text)?.[0]}`)
    }
  }
  expect(done).toEqual([])
  expect(tried.size).toBeGreaterThan(20)
})

interface PageAction {
  id: string
  /** As JSON. */
  bound: string[]
  fields: [string, string][]
}

/** The server actions of the forms in a page, as React writes them for who has no JavaScript. */
async function actionsIn(page: Page, html: string): Promise<PageAction[]> {
  const forms = await page.evaluate((text) => {
    const { forms } = new DOMParser().parseFromString(text, 'text/html')
    return [...forms].map((form) => {
      // What is sent unchanged asks for no change, and is allowed to whom may look.
      for (const field of form.querySelectorAll('input, textarea')) {
        if (field instanceof HTMLTextAreaElement) field.value += 'x'
        else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = !field.checked
        else if (field instanceof HTMLInputElement && field.type === 'number')
          field.value = String(Number(field.value) + 1)
        else if (field instanceof HTMLInputElement && ['text', 'email', 'url'].includes(field.type)) field.value += 'x'
      }
      return [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)])
    })
  }, html)
  return forms.flatMap((entries) => {
    const given = new Map(entries)
    const named = [...given.keys()].find((name) => /^\$ACTION_\d+:0$/.test(name))
    if (named === undefined) return []
    const bound: unknown[] = JSON.parse(given.get(named.replace(/:0$/, ':1')) ?? '[]')
    return [
      {
        id: JSON.parse(given.get(named) ?? '{}').id,
        bound: bound.map((each) => JSON.stringify(each)),
        fields: entries.filter(([name]) => !name.startsWith('$ACTION')),
      },
    ]
  })
}

/** Added to the account by its owner, signed in with the first password. */
async function newViewer(browser: Browser, owner: Page, email: string): Promise<Page> {
  await owner.goto('/console/settings/members')
  await owner.getByRole('button', { name: 'Add member' }).click()
  const form = owner.getByRole('dialog', { name: 'Add member' })
  await form.getByLabel('E-mail').fill(email)
  await form.getByText('Viewer', { exact: true }).click()
  await form.getByRole('button', { name: 'Add member' }).click()
  await owner.getByRole('button', { name: 'Show', exact: true }).click()
  const password = (await owner.getByRole('dialog').locator('code').last().textContent())?.trim() ?? ''
  const context = await browser.newContext({ baseURL: process.env.E2E_URL ?? 'http://localhost:3000' })
  const page = await context.newPage()
  await page.goto('/sign-in?callbackUrl=/console/apis')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/console/apis')
  return page
}
