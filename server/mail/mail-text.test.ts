import { expect, test } from 'vitest'
import { mailKinds } from './mail-kinds.ts'
import { argumentsIn, mailLocales, mailText, textsIn } from './mail-text.ts'

const english = textsIn('en')

test('there is English, German, and a rule for each mail', () => {
  expect(mailLocales).toEqual(['en', 'de'])
  expect(Object.keys(mailKinds).sort()).toEqual(
    Object.keys(english)
      .filter((kind) => kind !== 'footer')
      .sort(),
  )
})

test.each([...mailLocales])(
  'the mails in %s are those of English, paragraph by paragraph, with its arguments',
  (locale) => {
    const own = textsIn(locale)
    expect(Object.keys(own)).toEqual(Object.keys(english))
    const shape = (texts: typeof english) =>
      Object.entries(texts).map(([kind, { subject, body }]) => [
        kind,
        argumentsIn(subject).sort(),
        ...body.map((paragraph) => argumentsIn(paragraph).sort()),
      ])
    expect(shape(own)).toEqual(shape(english))
    const empty = Object.values(own)
      .flatMap(({ subject, body }) => [subject, ...body])
      .filter((text) => !text.trim())
    expect(empty).toEqual([])
  },
)

test('numbers, dates and money are the language’s; a paragraph without its argument is left out', () => {
  const values = {
    name: 'Ada',
    app: 'A',
    limit: 12_345,
    plan: 'Free',
    provider: 'P',
    periodEnd: new Date('2026-12-01'),
    appUrl: 'u',
  }
  expect(mailText('quotaReached', 'de', values).body).toContain('12.345 Anfragen')
  expect(mailText('quotaReached', 'de', values).body).toContain('1. Dezember 2026')
  expect(mailText('quotaReached', 'en', values).body).toContain('December 1, 2026')
  expect(mailText('quotaReached', 'xx', values).body).toContain('12,345')
  const request = { name: 'Ada', person: 'Bob', price: { amountCents: 2900, currency: 'EUR' } }
  expect(mailText('requestOpened', 'de', request).body).toMatch(/Der Plan kostet 29,00\s€ im Monat\./)
  expect(mailText('requestOpened', 'en', { name: 'Ada' }).body).not.toContain('costs')
})
