import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { effectWords } from './effect-words.ts'
import { requestTitle } from './request-view.ts'
import { ruleSentence } from './rule-words.ts'

const t = translatorOf('access-requests')
const limits = translatorOf('limits')
const product = { productId: 'p', slug: 'pets', name: 'Pets' }
const plan = {
  usagePlanId: 'u',
  name: 'Basic',
  throttle: { rateLimit: 10 },
  quota: { limit: 10_000, period: 'MONTH' as const },
  price: { amountCents: 2900, currency: 'EUR' },
}

test('the effect of an approval is one line: what they get, leave and pay', () => {
  const words = (effect: Partial<Parameters<typeof effectWords>[1]>) =>
    effectWords(
      { t, limits, locale: 'en' },
      { kind: 'subscription', product, plan, portal: undefined, leaves: undefined, ...effect },
    )
  expect(words({ leaves: { name: 'Free' } })).toBe(
    'Gets 10 requests a second and 10,000 requests a month on Pets; leaves Free; pays €29 a month',
  )
  const open = { ...plan, throttle: undefined, quota: undefined, price: undefined }
  expect(words({ plan: open })).toBe('Gets Pets without limits; pays nothing')
  const portal = { portalId: 'x', slug: 'partners', name: 'Partners' }
  expect(words({ kind: 'portal', portal })).toBe('May enter the portal “Partners”')
})

test('a request is named by what it asks for', () => {
  const asked = { product, plan, previousPlan: undefined, portal: undefined }
  expect(requestTitle(t, { kind: 'subscription', ...asked })).toBe('Pets: Basic')
  expect(requestTitle(t, { kind: 'plan-change', ...asked, previousPlan: { ...plan, name: 'Free' } })).toBe(
    'Pets: Free → Basic',
  )
})

test('a rule is said as one says it', () => {
  const said = (rule: Partial<Parameters<typeof ruleSentence>[1]>) =>
    ruleSentence(t, { email: '*', decision: 'approve', ...rule })
  expect(said({ email: '@example.org', product: 'Pets', plan: 'Free' })).toBe('Approve *@example.org on Pets, Free')
  expect(said({ decision: 'deny' })).toBe('Deny everybody on everything')
  expect(said({ email: 'ada@example.org', plan: 'Free' })).toBe('Approve ada@example.org on Free')
})
