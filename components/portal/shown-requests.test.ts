import { expect, test } from 'vitest'
import type { OwnAccessRequest } from '#server/portals/access-requests/list-my-access-requests.ts'
import { shownRequests } from './shown-requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
const request = (status: OwnAccessRequest['status'], decidedAt?: string): OwnAccessRequest => ({
  accessRequestId: status,
  kind: 'subscription',
  status,
  provider: { accountId: '1', name: 'Zoo' },
  app: undefined,
  product: undefined,
  plan: undefined,
  previousPlan: undefined,
  portal: undefined,
  reason: undefined,
  messages: [],
  decision: decidedAt ? { by: undefined, rule: undefined, at: new Date(decidedAt), reason: undefined } : undefined,
  createdAt: now,
  isMine: true,
})

test('what is open is shown, and what was denied in the last week', () => {
  const shown = shownRequests(
    [
      request('pending'),
      request('question'),
      request('denied', '2026-11-20T12:00:00Z'),
      request('denied', '2026-11-01T12:00:00Z'),
      request('approved', '2026-11-22T11:00:00Z'),
      request('withdrawn'),
    ],
    now,
  )
  expect(shown.map(({ status }) => status)).toEqual(['pending', 'question', 'denied'])
})
