import { header, headerValues } from '../exchange.ts'
import { sharedStep } from '../pipeline/shared-step.ts'
import type { Services, Stage } from '../pipeline/stage.ts'
import type { DeprecationSnapshot } from '../usage-plan-snapshot.ts'

/**
 * Tells callers whose product is deprecated since when it is (`Deprecation`, RFC 9745), until when it answers (`Sunset`,
 * RFC 8594), and where that is written. What the backend says itself stays. A date that has passed changes nothing: when
 * it ends is the provider's decision.
 */
export const addDeprecationHeaders: Stage = {
  name: 'add-deprecation-headers',
  compile: (method, services) => (method.method.apiKeyRequired ? stepOf(services, services) : undefined),
}

const stepOf = sharedStep<Services>(({ portalUrl }) => {
  const known = new WeakMap<DeprecationSnapshot, Texts>()
  return ({ deprecation, reply }) => {
    if (deprecation === undefined || reply === undefined) return undefined
    const texts = known.get(deprecation) ?? textsOf(deprecation, portalUrl)
    known.set(deprecation, texts)
    const { headers } = reply
    if (header(headers, 'deprecation') === undefined) headers.push('Deprecation', texts.deprecation)
    if (header(headers, 'sunset') === undefined) headers.push('Sunset', texts.sunset)
    if (texts.link !== undefined && !headerValues(headers, 'link').some(isOfEnd)) headers.push('Link', texts.link)
    return undefined
  }
})

interface Texts {
  readonly deprecation: string
  readonly sunset: string
  readonly link: string | undefined
}

function textsOf(deprecation: DeprecationSnapshot, portalUrl: string | undefined): Texts {
  const { deprecatedAt, sunsetAt } = deprecation
  return {
    deprecation: `@${Math.floor(deprecatedAt / 1000)}`,
    sunset: new Date(sunsetAt).toUTCString(),
    link: portalUrl === undefined ? undefined : linksOf(deprecation, portalUrl),
  }
}

function linksOf({ page, successor }: DeprecationSnapshot, portalUrl: string): string {
  const link = (path: string, relation: string) =>
    `<${new URL(`${portalUrl}${path}`).href}>; rel="${relation}"; type="text/html"`
  const links = [link(page, 'deprecation'), link(page, 'sunset')]
  if (successor !== undefined) links.push(link(successor, 'successor-version'))
  return links.join(', ')
}

/** Links to other things, such as the next page, may stand beside ours. */
function isOfEnd(link: string): boolean {
  return /deprecation|sunset|successor-version/i.test(link)
}
