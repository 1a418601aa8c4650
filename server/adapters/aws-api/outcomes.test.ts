import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { startTestInvoker } from '../data-plane/testing/start-test-invoker.ts'
import { answerAwsRequest } from './answer-aws-request.ts'
import { pathMemberNames } from './find-route.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { conflicts } from './testing/conflicts.ts'
import { goodCall, makeGoodObjects } from './testing/good-call.ts'
import { sendSigned, signedRequest } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

/**
 * What each operation answers: to a good call, to an id that is nobody's, to whoever may not call it, to a second one
 * of what may be there once. Bad requests are in `hostile-input.test.ts`, viewers and other accounts in
 * `isolation.test.ts`, and what a noun's own rules refuse in the noun's own tests.
 */
const timeout = 180_000

const nameOf = ({ operation }: Route) => operation.operationName

/** AWS's answer where there is nothing under a name: its text by the member of the path. */
const unknownTexts: Readonly<Record<string, string>> = {
  restApiId: 'Invalid API identifier specified {accountId}:zzzzzz',
  resourceId: 'Invalid Resource identifier specified',
  parentId: 'Invalid Resource identifier specified',
  httpMethod: 'Invalid Method identifier specified',
  statusCode: 'Invalid Response status code specified',
  authorizerId: 'Invalid Authorizer identifier specified',
  deploymentId: 'Invalid Deployment identifier specified',
  stageName: 'Invalid stage identifier specified',
  apiKey: 'Invalid API Key identifier specified',
  keyId: 'Invalid API Key identifier specified',
  usagePlanId: 'Invalid Usage Plan ID specified',
  clientCertificateId: 'Invalid Client Certificate identifier specified',
  modelName: 'Invalid model name specified: zzzzzz',
  requestValidatorId: 'Invalid Request Validator identifier specified',
  documentationPartId: 'Invalid Documentation part identifier specified',
  documentationVersion: 'Invalid Documentation version specified',
  domainName: 'Invalid domain name identifier specified',
  basePath: 'Invalid base path mapping identifier specified',
  domainNameAccessAssociationArn: 'Invalid domain name access association identifier specified',
  vpcLinkId: 'Invalid Vpc Link identifier specified',
  sdkType: 'Invalid SDK Type identifier specified',
  id: 'Invalid SDK Type identifier specified',
  resourceArn: 'Invalid API identifier specified {accountId}:zzzzzz',
}

/** Below an API that is not there AWS says what else is not there, by what the path begins with. */
const unknownBelowApi: readonly [path: RegExp, text: string][] = [
  [/^\/restapis\/\{restApiId\}\/resources\/\{/, 'Invalid Resource identifier specified'],
  [/^\/restapis\/\{restApiId\}\/authorizers\/\{/, 'Invalid Authorizer identifier specified'],
  [/^\/restapis\/\{restApiId\}\/models\/\{/, 'Invalid model name specified: Walked'],
  [/^\/restapis\/\{restApiId\}\/requestvalidators\/\{/, 'Invalid Request Validator identifier specified'],
  [/^\/restapis\/\{restApiId\}\/documentation\/parts\/\{/, 'Invalid Documentation part identifier specified'],
  [/^\/restapis\/\{restApiId\}\/documentation\/versions\/\{/, 'Invalid Documentation version specified'],
]

/** Names of nothing that are well-formed. */
const unknownNames: Readonly<Record<string, string>> = {
  httpMethod: 'PATCH',
  statusCode: '418',
  resourceArn: 'arn:aws:apigateway:us-east-1::/restapis/zzzzzz',
}

/** Rows whose answer is another than 404: what they put is named by the path, or AWS recorded another one. */
const otherwise: Readonly<Record<string, readonly [status: number, text: string | undefined]>> = {
  'PutMethod.httpMethod': [201, undefined],
  'PutMethodResponse.statusCode': [201, undefined],
  'GetExport.exportType': [400, 'Invalid export type specified: zzzzzz. Use oas30 or swagger'],
  'CreateAuthorizer.restApiId': [
    409,
    'Unable to complete operation due to concurrent modification. Please try again later.',
  ],
  'CreateRequestValidator.restApiId': [400, 'Invalid REST API identifier specified'],
}

function expectedUnknown(route: Route, member: string, accountId: string): [status: number, text: string | undefined] {
  const [status, text] = otherwise[`${nameOf(route)}.${member}`] ?? []
  if (status !== undefined) return [status, text]
  if (member === 'responseType') return [400, 'Invalid Gateway Response type specified: zzzzzz']
  const below = member === 'restApiId' ? unknownBelowApi.find(([path]) => path.test(route.path)) : undefined
  return [404, (below?.[1] ?? unknownTexts[member])?.replace('{accountId}', accountId)]
}

test(
  'every operation answers a good call with the status of AWS’s model, and nothing is there once it is deleted',
  {
    timeout,
  },
  () =>
    withWorld(async ({ owner, db }) => {
      const objects = await makeGoodObjects(owner)
      const key = await createTestAccessKey(owner)
      await using _tests = startTestInvoker()
      const answers: Record<string, number> = {}
      const again: Record<string, number> = {}
      for (const route of routes) {
        await undone(db, async (inner) => {
          const context = { ...owner, db: inner }
          answers[nameOf(route)] = (await sendSigned(context, key, goodCall(route, objects))).status
          if (!/^(Delete|Reject)/.test(nameOf(route))) return
          again[nameOf(route)] = (await sendSigned(context, key, goodCall(route, objects))).status
        })
      }
      expect(answers).toEqual(Object.fromEntries(routes.map((route) => [nameOf(route), route.status])))
      expect(Object.values(again).length).toBeGreaterThan(20)
      expect(again).toEqual(Object.fromEntries(Object.keys(again).map((name) => [name, 404])))
    }),
)

test('every member of a path that names nothing is answered with AWS’s text for it', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const members = routes.flatMap((route) => pathMemberNames(route.path).map((member) => [route, member] as const))
    expect(members.length).toBeGreaterThan(150)
    for (const [route, member] of members) {
      await undone(db, async (inner) => {
        const name = `${nameOf(route)}.${member}`
        const unknown = {
          ...objects,
          [member]: unknownNames[member] ?? 'zzzzzz',
          [name]: unknownNames[member] ?? 'zzzzzz',
        }
        const answer = await sendSigned({ ...owner, db: inner }, key, goodCall(route, unknown))
        const text = await answer.text()
        const message = answer.status < 300 ? undefined : JSON.parse(text).message
        expect([name, answer.status, message]).toEqual([name, ...expectedUnknown(route, member, owner.accountId)])
      })
    }
  }),
)

test('no operation answers without a signature, or with that of another secret', { timeout }, () =>
  withWorld(async ({ owner }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    const guessed = { ...key, secretAccessKey: 'guessed' }
    for (const route of routes) {
      const wrong = await signedRequest(owner, guessed, goodCall(route, objects))
      const unsigned = new Request(wrong.clone(), { headers: { 'content-type': 'application/json' } })
      const refusals = [await answerAwsRequest(wrong, owner), await answerAwsRequest(unsigned, owner)]
      expect([
        nameOf(route),
        ...refusals.map(({ status, headers }) => [status, headers.get('x-amzn-errortype')]),
      ]).toEqual([nameOf(route), [403, 'InvalidSignatureException:'], [403, 'MissingAuthenticationTokenException:']])
    }
  }),
)

test('a second one of what may be there once is a conflict, in AWS’s words', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeGoodObjects(owner)
    const key = await createTestAccessKey(owner)
    for (const [what, conflict] of Object.entries(conflicts(objects))) {
      await undone(db, async (inner) => {
        const context = { ...owner, db: inner }
        for (const call of conflict.after ?? []) {
          expect([what, (await sendSigned(context, key, call)).status]).toEqual([what, expect.toSatisfy(isSuccess)])
        }
        const answer = await sendSigned(context, key, conflict.call)
        const { message } = JSON.parse(await answer.text())
        expect([what, answer.headers.get('x-amzn-errortype'), message]).toEqual([
          what,
          `${conflict.type ?? 'ConflictException'}:`,
          conflict.message instanceof RegExp ? expect.stringMatching(conflict.message) : conflict.message,
        ])
      })
    }
  }),
)

function isSuccess(status: number): boolean {
  return status < 300
}
