import type { MethodRow } from '../methods/method.ts'
import { allowOrigin, headerValue, methodHeader } from './cors-headers.ts'
import type { CorsSettings } from './cors-settings.ts'

type Answering = Pick<MethodRow, 'integration'>

/** Who makes the answers of a method: `mapped` its integration responses, `proxied` the backend, `none` nobody yet. */
export function answersOf({ integration }: Answering): 'mapped' | 'proxied' | 'none' {
  if (integration?.type === 'HTTP_PROXY' || integration?.type === 'AWS_PROXY') return 'proxied'
  return Object.keys(integration?.integrationResponses ?? {}).length > 0 ? 'mapped' : 'none'
}

/** A CORS header of a method's answers, from the first of them that allows an origin. */
export function sentHeader({ integration }: Answering, name: string): string | undefined {
  const sent = Object.values(integration?.integrationResponses ?? {}).find(
    ({ responseParameters }) => headerValue(responseParameters, methodHeader, allowOrigin) !== undefined,
  )
  return headerValue(sent?.responseParameters, methodHeader, name)
}

/** The origin that the answers of a method allow; undefined when they allow none. */
export function allowedOrigin(method: Answering): string | undefined {
  return sentHeader(method, allowOrigin)
}

/** What is sent for a resource now; undefined when nothing answers its preflights. */
export function readCors(preflight: Answering | undefined, answers: readonly Answering[]): CorsSettings | undefined {
  const origin = preflight?.integration?.type === 'MOCK' ? allowedOrigin(preflight) : undefined
  if (!preflight || origin === undefined) return undefined
  const exposed = answers.map((method) => sentHeader(method, 'Access-Control-Expose-Headers'))
  const maxAge = Number(sentHeader(preflight, 'Access-Control-Max-Age') ?? Number.NaN)
  return {
    allowOrigin: origin,
    allowHeaders: sentHeader(preflight, 'Access-Control-Allow-Headers') ?? '',
    exposeHeaders: exposed.find((names) => names !== undefined),
    allowCredentials: sentHeader(preflight, 'Access-Control-Allow-Credentials') === 'true',
    maxAge: Number.isInteger(maxAge) ? maxAge : undefined,
  }
}
