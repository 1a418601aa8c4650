import { z } from 'zod'

/** What pages of other origins may do. https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface CorsSettings {
  /** `*`, or the one origin whose pages may read the answers. */
  allowOrigin: string
  /** Request headers that a page may set: names between commas, or `*`. */
  allowHeaders: string
  /** Response headers that a page may read beside those that every page may: names between commas, or `*`. */
  exposeHeaders?: string | undefined
  /** Whether pages may send cookies and other credentials of the API's own origin. */
  allowCredentials?: boolean | undefined
  /** Seconds for which a browser may remember the answer to its preflight; its own standard (5) without it. */
  maxAge?: number | undefined
}

/** What AWS's console fills in, and what the publish journey sets: every origin, without credentials. */
export const everyOrigin: CorsSettings = {
  allowOrigin: '*',
  allowHeaders: 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token',
}

/** RFC 9110's token, without the quote that would end a mapping's text. */
const token = /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/

const headerNames = z
  .string()
  .max(1024)
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((names) => names.every((name) => token.test(name)), 'Must be names of headers with commas between them')
  .refine((names) => !names.includes('*') || names.length === 1, 'Either * or names of headers')
  .transform((names) => names.join(','))

const severalOrigins = 'A browser takes one origin. For several, the backend has to answer with the one that asks'
const noOrigin = 'Must be * or one origin such as https://app.example.com: scheme, host and port, without a path'

const origin = z
  .string()
  .trim()
  .max(512)
  .refine((text) => !/[\s,]/.test(text), { message: severalOrigins, abort: true })
  .refine((text) => originOf(text) !== undefined, noOrigin)
  .transform((text) => originOf(text) ?? text)

/** The members of `EnableCors` that say which headers are sent. */
export const corsFields = {
  allowOrigin: origin,
  allowHeaders: headerNames,
  exposeHeaders: headerNames.optional(),
  allowCredentials: z.boolean().optional(),
  maxAge: z
    .number('Must be a number of seconds')
    .int('Must be a whole number of seconds')
    .min(0, 'Must be 0 seconds at least')
    .max(86_400, 'Must be a day, 86400 seconds, at most')
    .optional(),
}

/**
 * With credentials `*` is no wildcard to browsers: an origin of `*` is refused by them, a header of that name is all that
 * it allows. https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
 */
export function refuseWildcards(settings: CorsSettings, context: z.core.$RefinementCtx): void {
  if (!settings.allowCredentials) return
  for (const member of ['allowOrigin', 'allowHeaders', 'exposeHeaders'] as const) {
    if (settings[member] !== '*') continue
    const message = `Browsers do not take * together with credentials: name the ${member === 'allowOrigin' ? 'origin' : 'headers'}`
    context.addIssue({ code: 'custom', path: [member], message })
  }
}

/** The origin as a browser sends it: `https://app.example.com` of `https://App.example.com:443/`. */
function originOf(text: string): string | undefined {
  if (text === '*') return text
  if (!/^https?:/i.test(text)) return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d+)?$/i.test(text) ? text : undefined
  if (!/^https?:\/\/[^/?#@]+\/?$/i.test(text) || !URL.canParse(text) || /[*']/.test(text)) return undefined
  return new URL(text).origin
}
