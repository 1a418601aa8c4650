import { describe, expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import { catalogueMarkdown } from './catalogue-markdown.ts'
import { llmsText } from './llms-text.ts'
import { productMarkdown } from './product-markdown.ts'

const words = { t: translatorOf('portal'), limits: translatorOf('limits'), locale: 'en' }

const product = {
  slug: 'pets',
  name: 'Pets & *more*',
  tagline: 'All pets.',
  description: '# Welcome\n\nRead **this**.',
  category: 'Animals',
  provider: { name: 'Zoo' },
  plans: [
    {
      usagePlanId: 'a',
      name: 'Free',
      description: undefined,
      throttle: { rateLimit: 10, burstLimit: 20 },
      quota: { limit: 1000, period: 'MONTH' as const },
      price: undefined,
      terms: undefined,
      approval: 'automatic' as const,
    },
    {
      usagePlanId: 'b',
      name: 'Pro',
      description: undefined,
      throttle: undefined,
      quota: undefined,
      price: { amountCents: 900, currency: 'USD' },
      terms: undefined,
      approval: 'automatic' as const,
    },
  ],
  stages: [{ invokeUrl: 'http://abc.localhost:8080/prod', deployedAt: new Date('2026-05-04T10:00:00Z') }],
  changelog: [
    {
      id: 'one',
      at: new Date('2026-05-04T10:00:00Z'),
      apiName: 'Pets *two*',
      breaking: true,
      changes: [
        {
          outcome: 'changed' as const,
          httpMethod: 'GET',
          path: '/pets',
          summary: 'Lists *all*',
          breaking: true,
          operationId: 'get-pets',
          details: [
            { text: 'Parameter `li*mit` is required', breaking: true },
            ...Array.from({ length: 9 }, (_, index) => ({ text: `Detail ${index}`, breaking: false })),
          ],
        },
        {
          outcome: 'removed' as const,
          httpMethod: 'PUT',
          path: '/pets/`x`',
          summary: undefined,
          breaking: true,
          operationId: undefined,
          details: [],
        },
      ],
    },
  ],
}
const operation = {
  id: 'post-pets-id',
  httpMethod: 'POST',
  path: '/pets/{id}',
  summary: 'Changes a pet',
  tag: undefined,
  deprecated: true,
  restApiId: 'abc',
  stageName: 'prod',
  stagePath: '/pets/{id}',
  baseUrl: 'http://abc.localhost:8080/prod',
  description: '# Long\nwords',
  access: ['api-key' as const],
  tokens: [],
  region: undefined,
  examples: [],
  parameters: [
    {
      name: 'id',
      in: 'path' as const,
      required: true,
      description: 'Which|one',
      type: 'integer',
      example: '7',
      values: ['7', '8'],
    },
  ],
  body: { contentType: 'application/json', example: '{"name": "Rex"}', required: true },
  responses: [{ status: '200', description: 'Done', contentType: 'application/json', example: '{\n  "ok": true\n}' }],
}

describe('a product as Markdown', () => {
  const text = productMarkdown(words, product, [operation], 'https://apis.example.org')

  test.each([
    ['its name and line', '# Pets & \\*more\\*\n\n> All pets.'],
    ['where it is called', '- Base URL: `http://abc.localhost:8080/prod`, deployed 2026-05-04'],
    ['its downloads', 'https://apis.example.org/products/pets/openapi-3.1.json'],
    ['how to get a key', 'https://apis.example.org/sign-up?callbackUrl=%2Fproducts%2Fpets'],
    ['the key’s header', 'Send it in the `x-api-key` header'],
    ['a free plan with its limits', '| Free | free | 1,000 requests a month | 10 requests a second, 20 at once |'],
    ['a paid plan', '| Pro | $9 | no limit | no limit |'],
    ['what happens at a limit', 'answered `429`'],
    ['the provider’s words, lower', '### Welcome\n\nRead **this**.'],
    ['the operation', '### POST /pets/{id}\n\nChanges a pet\n\n**Deprecated.**'],
    ['its description, lower', '#### Long\nwords'],
    ['its parameters', '| `id` | path | integer | yes | Which\\|one One of `7`, `8`. Example: `7` |'],
    ['its body', 'Request body: `application/json`, required'],
    ['a call', "curl -X POST 'http://abc.localhost:8080/prod/pets/7'"],
    ['the place of the key in it', "'x-api-key: YOUR_API_KEY'"],
    [
      'what changed and when',
      '## Changes\n\n### 2026-05-04\n\n**May break callers**\n\n- Changed: `GET /pets` Lists \\*all\\*',
    ],
    ['how it changed', '\n  - Parameter `li*mit` is required (**breaking**)\n  - Detail 0\n'],
    ['that more changed', '  - Detail 6\n  - 2 more\n- Removed: `` PUT /pets/`x` `` (**breaking**)'],
    ['its answer', '- **200** Done (`application/json`)\n\n  ```json\n  {\n    "ok": true\n  }\n  ```'],
  ])('has %s', (_what, part) => expect(text).toContain(part))

  test('says so when no key is needed, and when there is nothing yet', () => {
    const open = productMarkdown(words, { ...product, plans: [] }, [{ ...operation, access: [] }], '')
    expect(open).toContain('No operation needs a key or a token')
    expect(open).not.toContain('YOUR_API_KEY')
    expect(open).not.toContain('## Plans')
    expect(productMarkdown(words, product, [], '')).toContain('None has been deployed yet.')
  })

  test('tokens and signatures are told, with where they go', () => {
    const place = {
      scheme: 'guard',
      in: 'header' as const,
      name: 'X-Guard',
      isBearer: false,
      isSendable: true,
      scopes: [],
    }
    const guarded = {
      ...operation,
      access: ['token' as const, 'signature' as const],
      tokens: [place, { ...place, scheme: 'guard_2', in: 'query' as const, name: 'tenant' }],
      region: 'eu-central-1',
    }
    const text = productMarkdown(words, { ...product, plans: [] }, [guarded], '')
    expect(text).toContain('## Access\n\nZoo gives out the tokens')
    expect(text).toContain('Signed requests need an access key that Zoo lets in.')
    expect(text).toContain('Needs a token in the `X-Guard` header. Needs a token in the query parameter `tenant`.')
    expect(text).toContain('signed with AWS Signature Version 4 for the service `execute-api`')
    expect(text).toContain("pets/7?tenant=YOUR_TOKEN'")
    expect(text).toContain("'X-Guard: YOUR_TOKEN'")
    expect(text).toContain("--aws-sigv4 'aws:amz:eu-central-1:execute-api'")
    expect(text).not.toMatch(/API key|No operation needs/)
    const network = { ...guarded, access: ['token' as const], tokens: [], region: undefined }
    expect(productMarkdown(words, product, [network], '')).toContain('An authorizer decides who may call it.')
  })

  test('tells several APIs apart by name, and says when nothing has changed', () => {
    const [stage] = product.stages
    const several = productMarkdown(words, { ...product, stages: stage ? [stage, stage] : [] }, [], '')
    expect(several).toContain('### 2026-05-04 Pets \\*two\\*')
    const none = productMarkdown(words, { ...product, changelog: [] }, [], '')
    expect(none).toContain('## Changes\n\nNothing has changed since it was published.')
  })

  test('without plans, a key is the provider’s to give', () => {
    expect(productMarkdown(words, { ...product, plans: [] }, [operation], '')).toContain('Zoo gives out keys')
  })
})

const card = {
  productId: 'p',
  slug: 'pets',
  name: 'Pets',
  tagline: 'All pets.',
  category: undefined,
  provider: 'Zoo',
  visibility: 'public' as const,
  deprecation: undefined,
  free: true,
  priceFrom: undefined,
  access: ['api-key' as const],
  changedAt: new Date(0),
}

test('the catalogue names each API with its address as Markdown, and what follows', () => {
  expect(
    catalogueMarkdown(words, [card], { publicUrl: 'https://x', total: 30, nextHref: '/index.md?position=24' }),
  ).toBe(
    `# APIs

> 30 APIs to read about, to try and to take a key for.

- [Pets](https://x/products/pets.md): All pets; Free; needs an API key; by Zoo

[More](https://x/index.md?position=24)
`,
  )
  expect(catalogueMarkdown(words, [], { publicUrl: '', total: 0, nextHref: undefined })).toContain('0 APIs')
})

test('a line of the catalogue says each thing that calls need', () => {
  const line = (access: readonly AccessKind[]) =>
    catalogueMarkdown(words, [{ ...card, access }], { publicUrl: '', total: 1, nextHref: undefined })
  expect(line([])).toContain('; no key needed;')
  expect(line(['api-key', 'token'])).toContain('; needs an API key; needs a token;')
  expect(line(['signature'])).toContain('; needs an AWS signature;')
})

test('llms.txt has a title, a line, the APIs and their documents', () => {
  const text = llmsText(words, [card], 'https://x')
  expect(text).toMatch(/^# .+\n\n> .+\n\n/)
  expect(text).toContain('## APIs\n\n- [Pets](https://x/products/pets.md)')
  expect(text).toContain('## Optional\n\n- [Pets, OpenAPI 3.1](https://x/products/pets/openapi-3.1.json)')
  expect(llmsText(words, [], 'https://x')).toContain('Nothing is open to everybody yet.')
})
