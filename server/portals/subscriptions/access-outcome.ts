import type { AccessRequestRow } from '../access-requests/access-request.ts'

/** Of a plan that needs approval: the request that was made, open or decided by a rule. */
export interface AccessOutcome {
  readonly accessRequestId: string
  readonly status: AccessRequestRow['status']
}

/** The part of a request that its maker is told at once. */
export function accessOutcome({ id, status }: AccessRequestRow): AccessOutcome {
  return { accessRequestId: id, status }
}
