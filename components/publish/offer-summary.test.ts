import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { offerSummary } from './offer-summary.ts'

const english = { t: translatorOf('limits'), publish: translatorOf('publish'), locale: 'en' }

test('reads like a sentence', () => {
  expect(
    offerSummary(
      {
        product: { name: 'Museum', visibility: 'public' },
        plan: { name: 'Free', rateLimit: 10, burstLimit: 20, quota: { limit: 10_000, period: 'MONTH' } },
      },
      english,
    ),
  ).toBe('Museum, seen by anyone. Plan Free: 10 requests a second, 20 at once, 10,000 requests a month, free.')
})

test('says that there is no quota, and the price', () => {
  expect(
    offerSummary(
      {
        product: { name: 'Museum', visibility: 'private' },
        plan: { name: 'Pro', rateLimit: 0.5, burstLimit: 1, price: { amountCents: 950, currency: 'USD' } },
      },
      english,
    ),
  ).toBe(
    'Museum, seen by members of this account. Plan Pro: 0.5 requests a second, 1 at once, no quota, $9.50 a month.',
  )
})
