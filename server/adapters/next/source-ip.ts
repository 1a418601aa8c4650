/** Header in which the console's server tells who called (`server/adapters/pages/caller-address.ts`), over whatever the client sent. */
export const sourceIpHeader = 'x-gatehouse-source-ip'

/** Address of the client, for the audit log and for limits by address. */
export function sourceIpOf(headers: Headers): string {
  return headers.get(sourceIpHeader) || 'unknown'
}
