import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compile, generateSdk } from '../testing/generated-sdk.ts'
import { petDocument } from '../testing/pet-document.ts'

/** Lines under a `@ts-expect-error` must be wrong: the compiler refuses a comment without an error. */
const use = `import {
  ApiError, apigClientFactory, type Client, createClient, isFailureOf, type Models, type Operations, SdkError,
} from './index.js'

const client: Client = createClient({ apiKey: 'k', token: () => 't', credentials: { accessKeyId: 'a', secretAccessKey: 's' } })
apigClientFactory.newClient({ accessKey: 'a', secretKey: 's' }).petsGet()
const rex: Models.Pet = { name: 'Rex', kind: 'dog', mother: { name: 'Fay', mother: null } }

export async function right(): Promise<void> {
  const { status, headers, data } = await client.petsGet({ limit: 1, tag: ['a'], kind: ['cat', 'dog'], 'X-Trace': 'x' })
  const exactly: 200 = status
  const total: string | undefined = headers['x-total']
  const names: string[] = data.map((pet) => pet.name)
  const made = await client.addPet({}, rex, { signal: new AbortController().signal, timeoutMs: 1 })
  if (made.status === 201) made.data.name satisfies string
  await client.petsPetIdGet({ petId: 1, 'query.petId': 'x' })
  await client.filesPathPut({ path: 'a/b' }, new Blob([]))
  await client.petsPetIdDelete({ petId: '1' })
  const text: string = (await client.rootGet()).data
  await client.request({ method: 'GET', path: '/x', query: { a: 1 } })
  console.log(exactly, total, names, text)
  try {
    await client.addPet(null, rex)
  } catch (error) {
    if (isFailureOf('addPet', error)) {
      const wrong: 400 = error.status
      console.log(wrong, error.data.message, error instanceof SdkError)
    } else if (error instanceof ApiError) console.log(error.status, error.headers['x'], error.retryAfterSeconds)
  }
}

export type Body = Operations['addPet']['body']

export async function wrong(): Promise<void> {
  // @ts-expect-error: no such operation
  client.petsPut()
  // @ts-expect-error: text for a number
  client.petsGet({ limit: 'many' })
  // @ts-expect-error: not one of the values
  client.petsGet({ kind: 'cow' })
  // @ts-expect-error: no such parameter
  client.petsGet({ limits: 1 })
  // @ts-expect-error: a required parameter is missing
  client.petsPetIdGet({})
  // @ts-expect-error: no parameters at all
  client.petsPetIdGet()
  // @ts-expect-error: the body is required
  client.addPet({})
  // @ts-expect-error: a required member is missing
  client.addPet({}, { kind: 'cat' })
  // @ts-expect-error: a member of the wrong type, inside
  client.addPet({}, { name: 'Rex', mother: { name: 1 } })
  // @ts-expect-error: no parameters are taken
  client.addPet({ id: 1 }, rex)
  // @ts-expect-error: an answer that is never given
  if ((await client.petsGet()).status === 404) return
  // @ts-expect-error: the other answer has no pet
  ;(await client.addPet({}, rex)).data.name
  // @ts-expect-error: no such option
  client.petsGet({}, null, { retries: 1 })
  // @ts-expect-error: no such setting
  createClient({ key: 'k' })
}
`

test('right uses compile and wrong ones are errors, strictly', { timeout: 60_000 }, async () => {
  using sdk = await generateSdk(petDocument)
  writeFileSync(path.join(sdk.folder, 'use.ts'), use)
  expect(compile(sdk.folder, ['use.ts'])).toBe('')
})

test('the modules keep to the types that they document', { timeout: 60_000 }, async () => {
  using sdk = await generateSdk(petDocument)
  expect(compile(sdk.folder, ['lib/*.js'], { allowJs: true, checkJs: true })).toBe('')
})

test('every file is JavaScript as Node reads it', async () => {
  using sdk = await generateSdk(petDocument)
  for (const name of [...sdk.files.keys()].filter((one) => one.endsWith('.js'))) {
    const { status, stderr } = spawnSync(process.execPath, ['--check', path.join(sdk.folder, name)], {
      encoding: 'utf8',
    })
    expect([name, status, stderr]).toEqual([name, 0, ''])
  }
})

test('types, package and README say what the document says', async () => {
  using sdk = await generateSdk(petDocument)
  const types = sdk.files.get('index.d.ts') ?? ''
  for (const text of ['What it is called', 'How many', 'All pets', '@deprecated', 'Needs an API key', '`GET /pets`']) {
    expect(types).toContain(text)
  }
  const readme = sdk.files.get('README.md') ?? ''
  for (const text of [
    '# Pet Store',
    'Sells pets.',
    '### `addPet`',
    '| `limit` | query | How many |',
    'Needs an API key',
  ]) {
    expect(readme).toContain(text)
  }
  expect(JSON.parse(sdk.files.get('package.json') ?? '')).toMatchObject({
    name: 'pet-store-sdk',
    version: '2.1.0',
    type: 'module',
  })
})

test('an API without operations has a client with `request`', async () => {
  using sdk = await generateSdk({ info: { title: '日本' } })
  expect(Object.keys((await sdk.load()).createClient())).toEqual(['request'])
  expect(JSON.parse(sdk.files.get('package.json') ?? '')).toMatchObject({ name: 'api-sdk', version: '1.0.0' })
  expect(compile(sdk.folder, ['index.d.ts'])).toBe('')
})

test('the script for pages without modules has the whole SDK', async () => {
  using sdk = await generateSdk(petDocument)
  const page: { apigClientFactory?: { newClient(): object; ApiError: unknown } } = {}
  new Function('globalThis', sdk.files.get('dist/apigClient.js') ?? '')(page)
  expect(Object.keys(page.apigClientFactory?.newClient() ?? {})).toEqual(Object.keys((await sdk.load()).createClient()))
  expect(page.apigClientFactory?.ApiError).toBeTypeOf('function')
})
