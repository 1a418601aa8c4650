import { createHmac } from 'node:crypto'
import type { Authorization } from './read-authorization.ts'

/** The key that signs in one scope: the secret access key, hashed with the scope's day, region, service and end. */
export function signingKey(
  secretAccessKey: string,
  { date, region, service, terminator }: Pick<Authorization, 'date' | 'region' | 'service' | 'terminator'>,
): Buffer {
  let key = Buffer.from(`AWS4${secretAccessKey}`)
  for (const part of [date, region, service, terminator]) key = createHmac('sha256', key).update(part).digest()
  return key
}
