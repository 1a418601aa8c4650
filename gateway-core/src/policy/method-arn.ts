import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { CompiledMethod } from '../pipeline/stage.ts'
import type { StageSnapshot } from '../snapshot.ts'

/** AWS's quota for the ARN of a method with authorization, bytes. */
export const maxMethodArnBytes = 1600

/** `arn:aws:execute-api:{region}:{accountId}:{apiId}` */
export function apiArn(region: string, { accountId, restApiId }: StageSnapshot): string {
  return `arn:aws:execute-api:${region}:${accountId}:${restApiId}`
}

/**
 * The ARN that policies name a request by, `{apiArn}/{stage}/{VERB}/{path}`, with the path that was asked for. Two
 * spellings of one path have one ARN (RFC 3986, 6.2.2), so that a policy cannot be passed by by another spelling: what
 * need not be percent-encoded is not, and a trailing slash is dropped, as routing drops it.
 */
export function compileMethodArn({ stage, resource, pathParameters }: CompiledMethod, region: string) {
  const start = `${apiArn(region, stage)}/${stage.stageName}/`
  const path = resource.path.slice(1)
  if (pathParameters.length === 0) return ({ httpMethod }: Exchange) => `${start}${httpMethod}/${path}`
  const segments = path.split('/')
  return ({ httpMethod, pathValues }: Exchange): string => {
    let next = 0
    const values = segments.map((segment) => (isVariable(segment) ? normalized(pathValues[next++] ?? '') : segment))
    return `${start}${httpMethod}/${values.join('/')}`
  }
}

/** As routing tells them from static text. */
function isVariable(segment: string): boolean {
  return /^\{[\w.:-]+\+?\}$/.test(segment)
}

/** RFC 3986's characters of a path segment stand as they are; `/` parts the segments of a greedy variable. */
const plain = /^[\w\-.~!$&'()*+,;=:@/]*$/

function normalized(raw: string): string {
  return plain.test(raw) ? raw : raw.split('/').map(normalizedSegment).join('/')
}

function normalizedSegment(raw: string): string {
  return encodeURIComponent(decodeURIComponent(raw)).replace(/%(?:24|26|2B|2C|3B|3D|3A|40)/g, decodeURIComponent)
}

/** The answer to a request whose ARN no policy can name (REST API quotas: 1600 bytes). */
export const methodArnTooLong = new Refusal('DEFAULT_4XX', 'Request URI too long', undefined, {
  status: 414,
  errorType: 'RequestURITooLongException',
})

export function isTooLong(methodArn: string): boolean {
  return methodArn.length > maxMethodArnBytes
}
