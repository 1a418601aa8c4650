import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../openapi/json-object.ts'
import { compile, generateSdk, type SdkModule, writeFiles } from '../testing/generated-sdk.ts'
import { javascriptSdk } from './javascript-sdk.ts'

/**
 * Whatever a document calls things, the SDK is valid JavaScript and TypeScript and does nothing by itself: a text that
 * got out of its literal or comment would set `globalThis.escaped`, or break the file.
 */
const evil = 'globalThis.escaped=1'

const nasty = [
  `*/ ${evil} /*`,
  `"; ${evil} //`,
  `'; ${evil} //`,
  `\`; ${evil} //`,
  `\${${evil}}`,
  `\\"; ${evil} //`,
  `\n${evil}\n`,
  `\r${evil}`,
  `\u2028${evil}\u2029`,
  `</script><script>${evil}</script>`,
  `<!-- ${evil} -->`,
  `--> ${evil}`,
  `}; ${evil}; ({`,
  `string } | any; export const escaped = 1; type X = {`,
  '__proto__',
  'constructor',
  'prototype',
  'then',
  'toString',
  'request',
  'default',
  'class',
  'await',
  'Promise',
  'Blob',
  'Error',
  'globalThis',
  'Operations',
  '',
  ' ',
  '0',
  '1e999',
  '-',
  '\\',
  '\0',
  '\ud800',
  '\ufeff',
  'ünïcödé',
  '日本',
  'x'.repeat(10_000),
  '@deprecated',
  '{a}',
  '/* @ts-nocheck */',
  "/// <reference path='/etc/passwd' />",
]

const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 20 }))

const schemas = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      type: fc.constantFrom('string', 'integer', 'null', 'boolean', 'array', 'object', 'odd', 7, ['string', 'null']),
    }),
    fc.record({
      enum: fc.array(fc.oneof(text, fc.double(), fc.constant(null), fc.boolean(), fc.constant({}))),
      description: text,
    }),
    text.map((name) => ({ $ref: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` })),
    text.map((reference) => ({ $ref: reference })),
    fc.record(
      {
        type: fc.constant('object'),
        title: text,
        description: text,
        properties: fc.dictionary(text, tie('schema'), { maxKeys: 4 }),
        required: fc.array(fc.oneof(text, fc.integer())),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        patternProperties: fc.dictionary(text, tie('schema'), { maxKeys: 2 }),
        nullable: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({
      type: fc.constant('array'),
      items: fc.oneof(tie('schema'), fc.array(tie('schema'))),
      additionalItems: fc.boolean(),
    }),
    fc.record(
      { allOf: fc.array(tie('schema')), oneOf: fc.array(tie('schema')), anyOf: fc.array(tie('schema')) },
      { requiredKeys: [] },
    ),
    text,
  ),
}))

const content = fc.dictionary(
  fc.oneof(fc.constantFrom('application/json', 'text/plain', 'multipart/form-data'), text),
  fc.record({ schema: schemas.schema }),
  { maxKeys: 3 },
)

const operations = fc.record(
  {
    operationId: text,
    summary: text,
    description: text,
    deprecated: fc.boolean(),
    parameters: fc.array(
      fc.record({
        name: text,
        in: fc.constantFrom('query', 'header', 'path', 'cookie'),
        required: fc.boolean(),
        description: text,
        style: text,
        schema: schemas.schema,
      }),
      { maxLength: 4 },
    ),
    requestBody: fc.record({ required: fc.boolean(), description: text, content }),
    responses: fc.dictionary(
      fc.oneof(fc.constantFrom('200', '201', '404', '5XX', 'default'), text),
      fc.record({
        description: text,
        content,
        headers: fc.dictionary(text, fc.record({ schema: schemas.schema }), { maxKeys: 2 }),
      }),
      { maxKeys: 3 },
    ),
    security: fc.array(fc.dictionary(text, fc.constant([]))),
  },
  { requiredKeys: [] },
)

const documents: fc.Arbitrary<JsonObject> = fc.record({
  info: fc.record({ title: text, version: text, description: text }),
  servers: fc.array(fc.record({ url: fc.oneof(fc.constant('https://api.example.com/v1'), text) }), { maxLength: 1 }),
  paths: fc.dictionary(
    text.map((one) => `/${one}`),
    fc.dictionary(fc.constantFrom('get', 'post', 'options', 'x-amazon-apigateway-any-method'), operations, {
      maxKeys: 2,
    }),
    { maxKeys: 4 },
  ),
  components: fc.record({
    schemas: fc.dictionary(text, schemas.schema, { maxKeys: 6 }),
    securitySchemes: fc.dictionary(text, fc.record({ in: fc.constant('header'), name: text }), { maxKeys: 3 }),
  }),
})

/** A README without what it shows as code. */
function prose(readme: string): string {
  return readme.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
}

/** The same documents on every machine; another seed finds other ones. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)

test('SDKs of any documents compile, load and do nothing', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-sdks-'))
  try {
    for (const [index, document] of fc.sample(documents, { numRuns: 150, seed }).entries()) {
      const files = await javascriptSdk(document, 'us-east-1')
      const home = path.join(folder, String(index))
      writeFiles(home, files)
      new Script(files.get('dist/apigClient.js') ?? '').runInThisContext()
      const sdk: SdkModule = await import(/* @vite-ignore */ pathToFileURL(path.join(home, 'index.js')).href)
      const client = sdk.createClient()
      for (const call of Object.values(client)) expect(call).toBeTypeOf('function')
      expect(Object.getPrototypeOf(client)).toBe(Object.prototype)
      expect(await Promise.resolve(client)).toBe(client)
      const manifest = JSON.parse(files.get('package.json') ?? '')
      expect(manifest.name).toMatch(/^[a-z0-9-]+$/)
      expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(prose(files.get('README.md') ?? '')).not.toContain('<')
    }
    expect(globalThis).not.toHaveProperty('escaped')
    expect(compile(folder, ['*/index.d.ts'])).toBe('')
  } finally {
    Reflect.deleteProperty(globalThis, 'apigClientFactory')
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each(nasty)('%j everywhere at once', async (name) => {
  const schema = {
    title: name,
    description: name,
    properties: { [name]: { enum: [name], description: name } },
    required: [name],
  }
  const operation = {
    operationId: name,
    summary: name,
    description: name,
    parameters: ['query', 'header'].map((place) => ({ name, in: place, description: name, style: name, schema })),
    requestBody: { content: { [name]: { schema } } },
    responses: { [name]: { description: name, content: { [name]: { schema } } }, 200: { headers: { [name]: {} } } },
  }
  const paths = { [`/${name}`]: { get: operation, post: operation }, [`/{${name}}`]: { get: operation } }
  const document = {
    info: { title: name, description: name, version: name },
    servers: [{ url: name }],
    paths,
    components: { schemas: { [name]: schema } },
  }
  using sdk = await generateSdk(document)
  const module = await sdk.load()
  new Script(sdk.files.get('dist/apigClient.js') ?? '')
  const names = Object.keys(module.createClient())
  expect(new Set(names).size).toBe(4)
  for (const one of names) expect(one).toMatch(/^[\w$]{1,110}$/)
  expect(globalThis).not.toHaveProperty('escaped')
})

test('schemas that are made to multiply stay small', async () => {
  const nested = (depth: number): JsonObject =>
    depth === 0
      ? { type: 'string' }
      : { type: 'object', properties: { a: nested(depth - 1), b: nested(depth - 1) }, additionalProperties: nested(0) }
  const chain = (depth: number): JsonObject =>
    depth === 0
      ? { type: 'string' }
      : { type: 'object', properties: { a: chain(depth - 1) }, additionalProperties: { type: 'integer' } }
  const deep = JSON.parse(`${'{"items":'.repeat(5000)}{}${'}'.repeat(5000)}`)
  const schemas = { Wide: nested(9), Long: chain(500), Deep: deep }
  const files = await javascriptSdk({ paths: {}, components: { schemas } }, 'us-east-1')
  expect(files.get('index.d.ts')?.length).toBeLessThan(1_000_000)
})
