import type { CacheFill } from '../cache/cache-flights.ts'
import { cachePolicy, maxItemBytes } from '../cache/cache-policy.ts'
import { isCacheable, keptHeaders } from '../cache/cached-reply.ts'
import { KeptBody } from '../cache/kept-body.ts'
import { sealAnswer } from '../cache/sealed-answer.ts'
import { type Exchange, header } from '../exchange.ts'
import { Reply } from '../pipeline/reply.ts'
import type { Stage } from '../pipeline/stage.ts'
import type { CachedAnswer } from '../ports.ts'

/**
 * Keeps the answer of a request that found none in the cache, and lets those go on who wait for it. It runs for every
 * answer, so that nobody waits for one that never comes.
 */
export const writeCache: Stage = {
  name: 'write-cache',
  compile(method, { vault, clock }) {
    const policy = cachePolicy(method)
    if (policy === undefined) return undefined
    const landing =
      (fill: CacheFill, { status }: Reply, headers: readonly string[]) =>
      (body: Uint8Array) => {
        const storedAt = clock.now()
        const answer: CachedAnswer = { status, headers, body, storedAt, expiresAt: storedAt + policy.ttlMs }
        fill.land(policy.isEncrypted ? sealAnswer(answer, fill.key, vault.cacheKey) : answer)
      }
    return (exchange) => {
      const { cacheFill: fill, reply } = exchange
      exchange.cacheFill = undefined
      if (fill !== undefined && reply !== undefined) {
        const isKept = exchange.refusal === undefined && !exchange.client.gone && isCacheable(reply)
        if (isKept) {
          const headers = keptHeaders(reply, exchange.client.method === 'HEAD')
          exchange.reply = keep(exchange, reply, fill, landing(fill, reply, headers))
        } else giveUp(exchange, fill)
      }
      if (exchange.cacheWarning) exchange.reply?.headers.push('Warning', warning)
      return undefined
    }
  },
}

/** RFC 9111 dropped `Warning`; AWS names the header in no document. */
const warning = '199 - "Cache-Control: max-age=0 was ignored: the caller may not invalidate the cache"'

/** @returns the reply that goes out: the same, or one whose body is kept on its way. */
function keep(exchange: Exchange, reply: Reply, fill: CacheFill, land: (body: Uint8Array) => void): Reply {
  const { status, headers, body } = reply
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    if (bytes.length > maxItemBytes) fill.fail()
    else land(bytes)
    return reply
  }
  const isLarge = exchange.client.method !== 'HEAD' && Number(header(headers, 'content-length')) > maxItemBytes
  if (isLarge) {
    fill.fail()
    return reply
  }
  const keeper = { keep: land, tooLarge: () => fill.fail(), brokenOff: () => giveUp(exchange, fill) }
  return new Reply(status, headers, new KeptBody(body, keeper))
}

/** What went wrong is the others' concern only if it was not this caller alone who left. */
function giveUp({ client }: Exchange, fill: CacheFill): void {
  if (client.gone) fill.abandon()
  else fill.fail()
}
