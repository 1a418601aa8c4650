import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { CredentialsSnapshot } from '../snapshot.ts'
import { awsService } from '../testing/aws-service.ts'
import { accountId, mock } from '../testing/deployed-api.ts'
import { rawUpstream, type SeenRequest } from '../testing/scripted-upstream.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { type FunctionCall, invokeFunction } from './invoke-function.ts'

const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:pets:live'
const roleArn = 'arn:aws:iam::123456789012:role/caller'
const stored = { accessKeyId: 'AKIDSTORED', sealedSecretAccessKey: 'sealed:hush' }

interface Setting {
  readonly endpoint?: string
  readonly credentials?: Readonly<Record<string, CredentialsSnapshot>>
  readonly allows?: () => boolean
  readonly open?: (sealed: string) => string
}

async function invoke({ endpoint, credentials = {}, ...given }: Setting, more: Partial<FunctionCall> = {}) {
  const { services, exchange } = stagedExchange(
    { methods: { 'GET /': mock(200, '') }, credentials },
    {},
    {
      awsEndpoints: { configured: (service) => (service === 'lambda' ? endpoint : undefined) },
      ...(given.allows === undefined ? {} : { backends: { allows: given.allows } }),
      ...(given.open === undefined ? {} : { vault: { open: given.open, cacheKey: new Uint8Array(32) } }),
    },
  )
  const call = { accountId, functionArn, payload: '{"a":1}', timeoutMs: 2000, ...more }
  const result = await invokeFunction(services, exchange.access, call)
  await services.pools.close(0)
  return result
}

function lambda(answer: (response: ServerResponse, seen: SeenRequest) => void) {
  return awsService('lambda', { test: 'test', AKIDSTORED: 'hush' }, (seen, response) => answer(response, seen))
}

const ok = (response: ServerResponse) => response.writeHead(200, { 'x-amzn-RequestId': 'r1' }).end('{"ok":true}')

describe('the endpoint that the operator configured', () => {
  test('is asked by Lambda’s Invoke, signed', async () => {
    await using upstream = await lambda(ok)
    const result = await invoke({ endpoint: upstream.origin })
    expect(result).toEqual({ outcome: 'answered', requestId: 'r1', payload: '{"ok":true}' })
    expect(upstream.seen[0]).toMatchObject({
      method: 'POST',
      url: `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    })
  })

  test('is signed for the function’s own region, with a placeholder where nothing is stored', async () => {
    await using upstream = await lambda(ok)
    await invoke({ endpoint: upstream.origin })
    expect(upstream.seen[0]?.headers.authorization).toMatch(
      /Credential=test\/\d{8}\/eu-central-1\/lambda\/aws4_request/,
    )
  })

  test('is signed with what the account stored under the ARN that the integration names', async () => {
    await using upstream = await lambda(ok)
    const credentials = { [roleArn]: stored }
    await invoke({ endpoint: upstream.origin, credentials }, { credentials: roleArn })
    expect(upstream.seen[0]?.headers.authorization).toContain('Credential=AKIDSTORED/')
    await invoke({ endpoint: upstream.origin, credentials }, { credentials: `${roleArn}2` })
    expect(upstream.seen[1]?.headers.authorization).toContain('Credential=test/')
  })

  test('never gets what another account stored', async () => {
    await using upstream = await lambda(ok)
    const other = { accountId: '999999999999', credentials: roleArn }
    await invoke({ endpoint: upstream.origin, credentials: { [roleArn]: stored } }, other)
    expect(upstream.seen[0]?.headers.authorization).toContain('Credential=test/')
  })

  test('may stand under a path', async () => {
    await using upstream = await lambda(ok)
    expect(await invoke({ endpoint: `${upstream.origin}/emulator/` })).toMatchObject({ outcome: 'answered' })
    expect(upstream.seen[0]?.url).toMatch(/^\/emulator\/2015-03-31\//)
  })

  test('is reached where a tenant’s URI could not go', async () => {
    await using upstream = await lambda(ok)
    expect(await invoke({ endpoint: upstream.origin, allows: () => false })).toMatchObject({ outcome: 'answered' })
  })

  test('may say that the function failed', async () => {
    await using upstream = await lambda((response) =>
      response
        .writeHead(200, { 'X-Amz-Function-Error': 'Unhandled', 'x-amz-request-id': 'r2' })
        .end('{"errorMessage":"x"}'),
    )
    const failed = { requestId: 'r2', functionError: 'Unhandled', payload: '{"errorMessage":"x"}' }
    expect(await invoke({ endpoint: upstream.origin })).toEqual({ outcome: 'answered', ...failed })
    expect(await invoke({ endpoint: upstream.origin }, { stream: true })).toEqual({ outcome: 'answered', ...failed })
  })

  test('may be asked for a stream, and answer as a whole', async () => {
    await using upstream = await lambda((response) =>
      response.writeHead(200, { 'x-amzn-RequestId': 'r4' }).end('whole'),
    )
    const result = await invoke({ endpoint: upstream.origin }, { stream: true })
    if (result.outcome !== 'answered' || result.stream === undefined) throw new Error('No stream')
    expect([result.requestId, result.payload]).toEqual(['r4', ''])
    const pieces: Uint8Array[] = []
    for await (const piece of result.stream) pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toBe('whole')
  })

  test('may give no id', async () => {
    await using upstream = await lambda((response) => response.writeHead(200).end('1'))
    expect(await invoke({ endpoint: upstream.origin })).toEqual({ outcome: 'answered', requestId: '', payload: '1' })
  })

  test('takes an event without waiting for its result', async () => {
    await using upstream = await lambda((response) => response.writeHead(202, { 'x-amzn-RequestId': 'r3' }).end())
    const result = await invoke({ endpoint: upstream.origin }, { isEvent: true })
    expect(result).toEqual({ outcome: 'answered', requestId: 'r3', payload: '' })
    expect(upstream.seen[0]?.headers['x-amz-invocation-type']).toBe('Event')
  })

  test.each([
    [401, 'denied'],
    [403, 'denied'],
    [404, 'not-found'],
    [429, 'throttled'],
    [400, 'failed'],
    [302, 'failed'],
    [500, 'failed'],
  ])('that answers %d means %s', async (status, outcome) => {
    await using upstream = await lambda((response) => response.writeHead(status, { Location: '/x' }).end('{"m":"why"}'))
    const result = await invoke({ endpoint: upstream.origin })
    expect(result).toEqual({ outcome, reason: `${functionArn}: Lambda answered ${status} {"m":"why"}` })
    expect(upstream.seen).toHaveLength(1)
  })

  test('that is too slow means timed out', async () => {
    await using upstream = await rawUpstream(() => undefined)
    const result = await invoke({ endpoint: upstream.origin }, { timeoutMs: 60 })
    expect(result).toEqual({ outcome: 'timed-out', reason: `${functionArn}: No answer within 60 ms` })
  })

  test('that cannot be reached means failed', async () => {
    const result = await invoke({ endpoint: 'http://127.0.0.1:1' })
    expect(result).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('http://127.0.0.1:1') })
  })

  test('that is no URL means failed', async () => {
    expect(await invoke({ endpoint: 'nonsense' })).toMatchObject({ outcome: 'failed' })
  })
})

describe('AWS itself', () => {
  test('is never asked without stored credentials', async () => {
    expect(await invoke({})).toEqual({
      outcome: 'not-found',
      reason: `There is no function ${functionArn} here, and AWS is not asked: the integration names no credentials`,
    })
    expect(await invoke({}, { credentials: roleArn })).toEqual({
      outcome: 'not-found',
      reason: `There is no function ${functionArn} here, and AWS is not asked: none are stored for ${roleArn}`,
    })
  })

  test('is asked with them, where backends may be reached at all', async () => {
    const credentials = { [roleArn]: stored }
    const result = await invoke({ credentials, allows: () => false }, { credentials: roleArn, timeoutMs: 5000 })
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('https://lambda.eu-central-1.amazonaws.com'),
    })
  })

  test('is not asked with credentials that cannot be opened', async () => {
    const open = () => {
      throw new Error('sealed with another secret')
    }
    const result = await invoke({ credentials: { [roleArn]: { ...stored } }, open }, { credentials: roleArn })
    expect(result).toEqual({ outcome: 'failed', reason: 'sealed with another secret' })
  })
})
