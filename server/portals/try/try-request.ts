import { z } from 'zod'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { query } from '../../operation.ts'
import { revealAppKey } from '../apps/reveal-app-key.ts'
import { findVisibleProduct } from '../catalogue/find-visible-product.ts'
import { callGateway, type GatewayAnswer, type GatewayCall } from '../publish/call-gateway.ts'
import { requireProductStage } from './require-product-stage.ts'
import { requireShownOperation } from './require-shown-operation.ts'
import { revealTrialKey } from './reveal-trial-key.ts'
import { takeTry } from './take-try.ts'
import { travels } from './travels.ts'
import { trialVisitorId } from './trial-key.ts'

const mebibyte = 1_048_576
const timeoutMs = 30_000
const pair = z.tuple([z.string().max(256), z.string().max(8192)])
/** What an authorizer reads, in the caller's own words. */
const token = z.object({
  in: z.enum(['header', 'query']),
  name: z.string().min(1).max(256),
  value: z.string().max(8192),
})
/** Shorter ones are words that an answer has anyway. */
const leastMasked = 8

/**
 * A call of the try pane: to one stage of one product through our own gateway and nowhere else, so that it works
 * whatever the API says about CORS. With `appId` the app's key is filled in here, with
 * `visitorId` the visitor's trial key; it does not travel to the browser.
 */
export const tryRequest = query({
  name: 'TryRequest',
  permission: 'public',
  input: z.object({
    slug: z.string().max(63),
    restApiId: z.string().regex(/^[a-z0-9]{1,64}$/),
    stageName: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
    httpMethod: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    /** Below the stage, without the query. */
    path: z
      .string()
      .max(4096)
      .startsWith('/')
      .regex(/^[^?#]*$/, 'must not have a query'),
    query: z.array(pair).max(100).default([]),
    headers: z.array(pair).max(50).default([]),
    /** Tokens for the authorizer, over what was typed under their names: kept nowhere, and masked in what comes back. */
    tokens: z.array(token).max(10).default([]),
    body: z.string().max(mebibyte, 'must be 1 MiB or less').optional(),
    /** In place of `body`: bytes, for files. */
    bodyBase64: z
      .base64()
      .max(Math.ceil(mebibyte / 3) * 4, 'must be 1 MiB or less')
      .optional(),
    appId: z.string().optional(),
    /** Calls with the trial key of this visitor. */
    visitorId: trialVisitorId.optional(),
  }),
  async run(context, { slug, query, headers, tokens, appId, visitorId, bodyBase64, ...call }) {
    const product = await findVisibleProduct(context, { slug })
    await requireProductStage(context, product.id, call.restApiId, call.stageName)
    await takeTry(context)
    await requireShownOperation(context, product.id, call)
    const key = await keyOf(context, { appId, visitorId, productId: product.id })
    const sent = tokens.filter(({ value }) => value !== '')
    const search = searchOf(query, sent)
    const answer = await answerOf(context, {
      ...call,
      ...(bodyBase64 === undefined ? {} : { body: Buffer.from(bodyBase64, 'base64') }),
      path: search ? `${call.path}?${search}` : call.path,
      headers: headersOf([...headers, ...pairsIn(sent, 'header')], key),
      bodyLimit: mebibyte,
      timeoutMs,
    })
    return withoutSecrets(answer, [...(key === undefined ? [] : [key]), ...sent.flatMap(secretsOf)])
  },
})

async function keyOf(
  context: Context,
  { appId, visitorId, productId }: { appId: string | undefined; visitorId: string | undefined; productId: string },
): Promise<string | undefined> {
  if (appId !== undefined) return (await revealAppKey(context, { appId })).value
  return visitorId === undefined ? undefined : (await revealTrialKey(context, { productId, visitorId })).value
}

function headersOf(given: readonly (readonly [string, string])[], key: string | undefined): Record<string, string> {
  const headers = new Headers({ accept: 'application/json, */*;q=0.8' })
  for (const [name, value] of given) {
    if (name.trim() === '') continue
    try {
      if (travels(name)) headers.set(name, value)
    } catch {
      throw new ServiceError(
        'BadRequestException',
        `The header ${name} cannot be sent: it has characters that HTTP forbids`,
        {
          fields: { headers: `${name} has characters that HTTP forbids` },
        },
      )
    }
  }
  if (key !== undefined) headers.set('x-api-key', key)
  return Object.fromEntries(headers)
}

type Token = z.output<typeof token>

function pairsIn(tokens: readonly Token[], place: Token['in']): [string, string][] {
  return tokens.filter((one) => one.in === place).map(({ name, value }) => [name, value])
}

function searchOf(query: readonly (readonly [string, string])[], tokens: readonly Token[]): string {
  const search = new URLSearchParams(query.map(([name, value]) => [name, value]))
  for (const [name, value] of pairsIn(tokens, 'query')) search.set(name, value)
  return search.toString()
}

/** The value, and what is left of it without the word in front: `Bearer …`. */
function secretsOf({ value }: Token): string[] {
  return [value, value.replace(/^\S+ +/, '')].map((one) => one.trim()).filter(({ length }) => length >= leastMasked)
}

/** Backends that echo their request would show the key and the tokens on the screen. */
function withoutSecrets(answer: GatewayAnswer, secrets: readonly string[]): GatewayAnswer {
  if (secrets.length === 0) return answer
  const masked = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '•'.repeat(24)), text)
  const clean = (base64: string | undefined) =>
    secrets.some((secret) => hasSecret(base64, secret)) ? undefined : base64
  return {
    ...answer,
    body: masked(answer.body),
    file: clean(answer.file),
    image: clean(answer.image),
    headers: answer.headers.map(([name, value]) => [name, masked(value)]),
  }
}

function hasSecret(base64: string | undefined, secret: string): boolean {
  return base64 !== undefined && Buffer.from(base64, 'base64').includes(secret)
}

async function answerOf({ settings }: Context, call: GatewayCall): Promise<GatewayAnswer> {
  try {
    return await callGateway(settings, call)
  } catch (error) {
    if (error instanceof ServiceError) throw error
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      throw new ServiceError('ServiceUnavailableException', `No answer within ${timeoutMs / 1000} seconds`)
    }
    throw new ServiceError('ServiceUnavailableException', 'The gateway cannot be reached now. Try again in a moment')
  }
}
