import { expect, test } from 'vitest'
import type { FromThread } from './thread-message.ts'
import { createThreadQuotaBank } from './thread-quota-bank.ts'

const key = { usagePlanId: 'p', apiKeyId: 'k', periodStart: 1 }
const request = { ...key, periodEnd: 2, limit: 10, want: 3 }

function bank() {
  const sent: FromThread[] = []
  return { sent, bank: createThreadQuotaBank((message) => void sent.push(message)) }
}

test('each question gets its own answer, in whatever order they come', async () => {
  const { sent, bank: quotas } = bank()
  const [first, second] = [quotas.lease(request), quotas.lease({ ...request, want: 9 })]
  expect(sent).toEqual([
    { kind: 'lease', ask: 1, request },
    { kind: 'lease', ask: 2, request: { ...request, want: 9 } },
  ])
  quotas.receive({ kind: 'granted', ask: 2, units: 5 })
  quotas.receive({ kind: 'granted', ask: 1, units: 0 })
  quotas.receive({ kind: 'granted', ask: 7, units: 1 })
  expect([await first, await second]).toEqual([0, 5])
})

test('what is given back on a recall is sent before the recall is answered', () => {
  const { sent, bank: quotas } = bank()
  quotas.onRecall((usagePlanId, apiKeyId, periodStart) => {
    expect({ usagePlanId, apiKeyId, periodStart }).toEqual(key)
    quotas.giveBack(request, 2)
  })
  quotas.receive({ kind: 'recall', recall: 4, key })
  expect(sent).toEqual([
    { kind: 'give-back', key, units: 2 },
    { kind: 'recalled', recall: 4 },
  ])
})

test('a recall is answered though nobody holds anything, and nothing is not given back', () => {
  const { sent, bank: quotas } = bank()
  quotas.receive({ kind: 'recall', recall: 1, key })
  quotas.giveBack(request, 0)
  expect(sent).toEqual([{ kind: 'recalled', recall: 1 }])
})
