import { createHmac } from 'node:crypto'
import type { Context } from '#server/context.ts'
import type { PortalRow } from '../find-portal.ts'

/** The TXT record that proves a host name: its name below the host, and its value, which only this portal has. */
export interface HostnameRecord {
  readonly prefix: string
  readonly value: string
}

export function hostnameRecord({ secrets }: Pick<Context, 'secrets'>, row: Pick<PortalRow, 'id'>): HostnameRecord {
  const mac = createHmac('sha256', secrets.deriveKey('portal host names')).update(row.id).digest('hex')
  return { prefix: '_gatehouse-portal', value: `gatehouse-portal=${mac.slice(0, 40)}` }
}
