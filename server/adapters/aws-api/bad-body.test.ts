import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { memberOf } from './shape.ts'
import { dumpDatabase } from './testing/dump-database.ts'
import { goodCall, makeGoodObjects } from './testing/good-call.ts'
import { signedRequest, type WireCall } from './testing/send-signed.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

const timeout = 180_000
const nameOf = ({ operation }: Route) => operation.operationName
const fiftyMegabytes = 50 * 1024 * 1024

function hasMemberIn(place: 'body' | 'payload', route: Route): boolean {
  return Object.entries(route.input).some(
    ([name, given]) => memberOf(given).in === place && !pathMemberNames(route.path).includes(name),
  )
}

const withJson = routes.filter((route) => hasMemberIn('body', route))
const withDocument = routes.filter((route) => hasMemberIn('payload', route))

/** A body that counts what is read of it: nothing until someone asks. */
function countedBody(bytes: number): { stream: ReadableStream<Uint8Array>; read: () => number } {
  let read = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const size = Math.min(1024 * 1024, bytes - read)
        if (size <= 0) return controller.close()
        read += size
        controller.enqueue(new Uint8Array(size))
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, read: () => read }
}

/** The signed request with another body, of a length that is said or not. */
function withBody(request: Request, stream: ReadableStream, length?: number): Request {
  const headers = new Headers(request.headers)
  if (length !== undefined) headers.set('content-length', String(length))
  const init: RequestInit & { duplex: 'half' } = { method: request.method, headers, body: stream, duplex: 'half' }
  return new Request(request.url, init)
}

const textOf = async (answer: Response) => [answer.status, answer.headers.get('x-amzn-errortype')]

test('50 MB where no document is taken: refused before a byte is read where the length is said', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const before = await dumpDatabase(db)
    expect(withJson.length).toBeGreaterThan(40)
    for (const route of withJson) {
      const request = await signedRequest(owner, key, { ...goodCall(route, objects), body: '{}' }, { namesHash: false })
      const { stream, read } = countedBody(fiftyMegabytes)
      const answer = await answerAwsRequest(withBody(request, stream, fiftyMegabytes), owner)
      expect([nameOf(route), ...(await textOf(answer)), read()]).toEqual([
        nameOf(route),
        413,
        'RequestEntityTooLargeException:',
        0,
      ])
    }
    expect(await dumpDatabase(db)).toEqual(before)
  }),
)

test('50 MB of a length that is not said: no more is read than is taken', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    const call: WireCall = { verb: 'POST', path: '/restapis', body: '{}' }
    const request = await signedRequest(owner, key, call, { namesHash: false })
    const { stream, read } = countedBody(fiftyMegabytes)
    const answer = await answerAwsRequest(withBody(request, stream), owner)
    expect(await textOf(answer)).toEqual([413, 'RequestEntityTooLargeException:'])
    expect(read()).toBe(11 * 1024 * 1024)
  }))

test('50 MB of whoever has no key, or a wrong one whose signature names the body: nothing is read', () =>
  withWorld(async ({ owner }) => {
    const key = await createTestAccessKey(owner)
    expect(withDocument.map(nameOf).sort()).toEqual([
      'ImportApiKeys',
      'ImportDocumentationParts',
      'ImportRestApi',
      'PutRestApi',
    ])
    const call: WireCall = { verb: 'POST', path: '/restapis', query: { mode: 'import' }, body: '{}' }
    const unsigned = new Request('http://localhost:3000/aws/restapis?mode=import', { method: 'POST' })
    const unknown = await signedRequest(owner, { ...key, accessKeyId: 'AKIAUNKNOWN' }, call, { namesHash: false })
    const guessed = await signedRequest(owner, { ...key, secretAccessKey: 'guessed' }, call)
    for (const request of [unsigned, unknown, guessed]) {
      const { stream, read } = countedBody(fiftyMegabytes)
      const answer = await answerAwsRequest(withBody(request, stream), owner)
      expect([answer.status, read()]).toEqual([403, 0])
    }
  }))

test('a document whose bytes are no text, or no document, is a bad request that changes nothing', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const before = await dumpDatabase(db)
    const bodies = [new Uint8Array([0x7b, 0xff, 0x7d]), new Uint8Array(), '\u0000', '{', '[]', 'null', '%PDF-1.7']
    for (const route of withDocument) {
      for (const body of bodies) {
        const request = await signedRequest(owner, key, { ...goodCall(route, objects), body })
        const answer = await answerAwsRequest(request, owner)
        expect([nameOf(route), body, ...(await textOf(answer))]).toEqual([
          nameOf(route),
          body,
          400,
          'BadRequestException:',
        ])
      }
    }
    expect(await dumpDatabase(db)).toEqual(before)
  }),
)

test('every operation that takes JSON refuses another content type, and changes nothing', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const before = await dumpDatabase(db)
    for (const route of withJson) {
      const call = goodCall(route, objects)
      const signed = await signedRequest(
        owner,
        key,
        { ...call, body: call.body ?? '{}' },
        { contentType: 'text/plain' },
      )
      expect([nameOf(route), ...(await textOf(await answerAwsRequest(signed, owner)))]).toEqual([
        nameOf(route),
        415,
        'UnsupportedMediaTypeException:',
      ])
    }
    expect(await dumpDatabase(db)).toEqual(before)
  }),
)

test('what names another account is not there, whoever’s the rest of the name is', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const before = await dumpDatabase(db)
    const arn = (account: string) => `arn:aws:apigateway:us-east-1:${account}:/restapis/${objects.restApiId}`
    const domain = `arn:aws:apigateway:us-east-1:${stranger.accountId}:/domainnames/walked.example.internal+nope`
    const tags = (account: string): WireCall => ({ verb: 'GET', path: `/tags/${encodeURIComponent(arn(account))}` })
    const associate = { accessAssociationSourceType: 'VPCE', accessAssociationSource: 'vpce-x', domainNameArn: domain }
    const calls: [WireCall, status: number][] = [
      [tags(owner.accountId), 200],
      [tags(stranger.accountId), 404],
      [{ ...tags(stranger.accountId), verb: 'PUT', body: '{"tags":{"a":"b"}}' }, 404],
      [{ ...tags(stranger.accountId), verb: 'DELETE', query: { tagKeys: 'a' } }, 404],
      [{ verb: 'POST', path: '/domainnameaccessassociations', body: JSON.stringify(associate) }, 404],
    ]
    for (const [call, status] of calls) {
      const answer = await answerAwsRequest(await signedRequest(owner, key, call), owner)
      expect([call, answer.status]).toEqual([call, status])
    }
    expect(await dumpDatabase(db)).toEqual(before)
  }))
