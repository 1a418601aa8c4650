import { expect, test } from 'vitest'
import { refusalLocales, refusalTextsIn } from '../../server/adapters/next/translate-refusal.ts'
import { refusalSource, refusalTexts, schemasIn, unknownTexts } from './refusal-texts.ts'
import { provokedSchemas } from './zod-texts.ts'

const source = refusalSource()
const texts = refusalTexts(source)

/** Whole texts that the source does not spell out where they are said, and why none of them is missing. */
const passedOn: Readonly<Record<string, readonly [file: string, ...codes: string[]][]>> = {
  'of the catalogue of messages': [
    ['app/(console)/console/apis/[apiId]/(definition)/validators/actions.ts', "t('giveName')", "t('nameMissing')"],
    ['app/(console)/console/apis/new/actions.ts', "(await getTranslations('publish.start'))('cloneChoose')"],
    ['app/(console)/console/functions/read-package.ts', "t('empty')", "t('tooLarge')"],
    ['app/(console)/console/read-document.ts', "t('documentEmpty')", "t('documentTooLarge')"],
    ['app/(console)/console/read-upload.ts', "(await getTranslations('ui'))('upload.elsewhere')"],
  ],
  'another refusal, at another field or line': [
    ['app/(console)/console/api-keys/actions.ts', '(error: unknown) => { if (!(error instanceof ServiceError)) '],
    [
      'app/(console)/console/apis/[apiId]/(definition)/models/actions.ts',
      "errors?.replaceAll('Invalid model schema specified. ', '')",
      'message',
    ],
    ['app/(console)/console/portals/page-actions.ts', 'error'],
    ['app/(console)/console/products/actions.ts', 'error'],
    ['app/(console)/console/usage-plans/actions.ts', 'error'],
    ['gateway-core/src/templates/compile-block.ts', 'error.message'],
    ['gateway-core/src/templates/template.ts', 'error'],
    ['server/portals/portals/hostname/set-portal-hostname.ts', 'error.message'],
    ['server/portals/publish/check-offer.ts', 'error.message'],
    ['server/portals/publish/method-access.ts', 'error.message'],
    ['server/rest-apis/openapi/plan/plan-definition.ts', 'remark'],
    [
      'server/rest-apis/openapi/plan/plan-off-thread.ts',
      "(answer: PlanAnswer) => { if (answer.kind === 'plan') resolv",
    ],
    ['server/rest-apis/resource-policy/policy-fault.ts', 'reason'],
    ['server/rest-apis/resource-policy/simulate-access.ts', 'compiled.message'],
    ['server/rest-apis/resources/move-resource.ts', 'error.message'],
  ],
  'zod’s, or what the schema says': [
    ['server/identity/access-keys/policy-text.ts', 'parsed.error.issues[0]?.message'],
    ['server/operation.ts', 'issue', 'issue.issues[0]?.message'],
  ],
  'no text, but the other thing that a function answers': [
    ['gateway-core/src/authorizers/read-authorizer-output.ts', 'Object.create(null)'],
  ],
  'JavaScript’s own words about JSON, which nobody can list': [
    ['server/rest-apis/openapi/plan/parse-document.ts', String.raw`message.replace(/ \(line .*\)$/, '')`],
  ],
}

test('the source says what its refusals can be', () => {
  const explained = Object.values(passedOn).flatMap((places) =>
    places.flatMap(([file, ...codes]) => codes.map((code) => `${file} ${code}`)),
  )
  expect(unknownTexts(texts)).toEqual(explained.sort())
})

test('zod makes no text that is not known', () => {
  expect(schemasIn(source).filter((name) => !provokedSchemas.has(name))).toEqual([])
})

test('it is really read', () => {
  const said = [...texts.templates.keys()]
  expect(said.length).toBeGreaterThan(800)
  // A plain text, one by a helper, one of a list, one of zod's, one from the gateway, one that a condition makes.
  expect(said).toContain('Stage already exists')
  expect(said).toContain('This is your password already')
  expect(said).toContain('line {0} has a quote that is not closed')
  expect(said).toContain('Too big: expected string to have <={0} characters')
  expect(said).toContain('The policy has an unknown Version')
  expect(said).toContain('This request was denied already, by a rule')
})

test('there is a language beside English', () => {
  expect(refusalLocales).toContain('de')
  expect(refusalLocales).not.toContain('en')
})

test.each([...refusalLocales])('every refusal has its words in %s', (locale) => {
  const translations = refusalTextsIn(locale)
  const missing = [...texts.templates.keys()].filter((text) => !translations[text]?.trim())
  expect(missing.map((text) => `${texts.places.get(text) ?? 'zod'} ${text}`)).toEqual([])
})

test.each([...refusalLocales])('nothing is translated to %s that nothing says', (locale) => {
  expect(Object.keys(refusalTextsIn(locale)).filter((text) => !texts.templates.has(text))).toEqual([])
})

test.each([...refusalLocales])('what is filled in is the same in %s, and what is a text itself is marked', (locale) => {
  const wrong = Object.entries(refusalTextsIn(locale)).filter(([english, text]) => {
    const parts = texts.templates.get(english) ?? new Set()
    const wanted = placesIn(english).map((index) => (parts.has(index) ? `{${index}:text}` : `{${index}}`))
    return (
      [...text.matchAll(/\{\d+(?::text)?\}/g)]
        .map(([place]) => place)
        .sort()
        .join() !== wanted.sort().join()
    )
  })
  expect(wrong).toEqual([])
})

test.each([...refusalLocales])('the texts in %s are in the order of the alphabet', (locale) => {
  const keys = Object.keys(refusalTextsIn(locale))
  expect(keys).toEqual([...keys].sort())
})

function placesIn(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index))
}
