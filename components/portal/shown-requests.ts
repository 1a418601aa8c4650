import type { OwnAccessRequest } from '#server/portals/access-requests/list-my-access-requests.ts'

const weekMs = 7 * 86_400_000

/** The requests that an app's page shows: open ones, and what was denied in the last week. */
export function shownRequests(requests: readonly OwnAccessRequest[], now: Date): OwnAccessRequest[] {
  return requests.filter(
    ({ status, decision }) =>
      status === 'pending' ||
      status === 'question' ||
      (status === 'denied' && decision !== undefined && now.getTime() - decision.at.getTime() < weekMs),
  )
}
