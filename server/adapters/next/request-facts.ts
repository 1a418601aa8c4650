import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { cache } from 'react'
import { requestIdHeader, requestPathHeader } from './request-headers.ts'
import { sourceIpOf } from './source-ip.ts'

interface RequestFacts {
  requestId: string
  sourceIp: string
  /** Path and search of the page, to come back to after signing in. */
  path: string
}

/** What is known about the request that is being rendered or acted on. */
export const requestFacts = cache(async (): Promise<RequestFacts> => {
  const given = await headers()
  return {
    requestId: given.get(requestIdHeader) ?? randomUUID(),
    sourceIp: sourceIpOf(given),
    path: given.get(requestPathHeader) ?? '/',
  }
})
