import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { startTestInvoker } from '../data-plane/testing/start-test-invoker.ts'
import { pathMemberNames } from './find-route.ts'
import { routes } from './routes.ts'
import { dumpDatabase } from './testing/dump-database.ts'
import { makeObjects } from './testing/make-objects.ts'
import { sampleCall, sendSigned, type WireCall } from './testing/send-signed.ts'
import { undone } from './testing/undone.ts'
import { createTestAccessKey } from './testing/wire-client.ts'

/** Every row is walked in one world; what is wrong is collected by the name of the operation. */
const timeout = 180_000

/** Rows that name an object in the query or the body instead of the path. */
const namingElsewhere = ['CreateDomainNameAccessAssociation', 'RejectDomainNameAccessAssociation']
const namesAnObject = ({ path, operation }: (typeof routes)[number]) =>
  pathMemberNames(path).length > 0 || namingElsewhere.includes(operation.operationName)

/** What AWS answers instead of 404, where there is no such API (recorded). */
const recordedOtherwise: Readonly<Record<string, readonly [status: number, message: string]>> = {
  CreateAuthorizer: [409, 'Unable to complete operation'],
  CreateRequestValidator: [400, 'Invalid REST API identifier'],
}

/** What belongs to no account: the languages of SDKs. */
const isForAll = (path: string) => path.startsWith('/sdktypes')

test('the owner of the objects can call every row over them', { timeout }, () =>
  withWorld(async ({ owner, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(owner)
    const wrong: string[] = []
    await using _tests = startTestInvoker()
    for (const route of routes) {
      await undone(db, async (inner) => {
        const answer = await sendSigned({ ...owner, db: inner }, key, sampleCall(route, objects))
        // 400 and 409: the sample is a second one of what is there, or what is there is in use.
        if (![route.status, 400, 409].includes(answer.status)) {
          wrong.push(`${route.operation.operationName}: ${answer.status} ${await answer.text()}`)
        }
      })
    }
    expect(wrong).toEqual([])
  }),
)

test('to another account the objects that a path names do not exist, whatever is called', { timeout }, () =>
  withWorld(async ({ owner, stranger, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(stranger)
    const before = await dumpDatabase(db)
    const wrong: string[] = []
    for (const route of routes.filter((each) => namesAnObject(each) && !isForAll(each.path))) {
      const answer = await sendSigned(stranger, key, sampleCall(route, objects))
      const text = await answer.text()
      const [status, message] = recordedOtherwise[route.operation.operationName] ?? [404, 'Invalid ']
      if (answer.status !== status || !text.startsWith(`{"message":"${message}`)) {
        wrong.push(`${route.operation.operationName}: ${answer.status} ${text}`)
      }
      expect(await dumpDatabase(db), route.operation.operationName).toEqual(before)
    }
    expect(wrong).toEqual([])
  }),
)

test('lists and creations show and change nothing of another account', { timeout }, () =>
  withWorld(async ({ owner, stranger, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(stranger)
    const before = await dumpDatabase(db)
    const ids = [objects.restApiId, objects.apiKey, objects.usagePlanId, owner.accountId, 'Walked']
    for (const route of routes.filter((each) => !namesAnObject(each))) {
      await undone(db, async (inner) => {
        const call = sampleCall(route, objects)
        const answer = await sendSigned({ ...stranger, db: inner }, key, call)
        const { operationName } = route.operation
        expect([operationName, answer.status]).toEqual([operationName, route.status])
        const text = await answer.text()
        for (const id of ids.filter((id) => !String(call.body).includes(id ?? '')))
          expect(text, operationName).not.toContain(id)
        expect(await dumpDatabase(inner), operationName).toEqual(expect.arrayContaining(before))
      })
    }
  }),
)

test('a viewer is refused whatever changes something', { timeout }, () =>
  withWorld(async ({ owner, as, db }) => {
    const objects = await makeObjects(owner)
    const key = await createTestAccessKey(as('viewer'))
    const before = await dumpDatabase(db)
    const wrong: string[] = []
    for (const route of routes.filter(({ operation }) => operation.kind === 'command')) {
      const answer = await sendSigned(owner, key, sampleCall(route, objects))
      if (answer.status !== 403 || answer.headers.get('x-amzn-errortype') !== 'ForbiddenException:') {
        wrong.push(`${route.operation.operationName}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await dumpDatabase(db)).toEqual(before)
  }),
)

test('a body that names another account’s objects is refused and changes nothing', { timeout }, () =>
  withWorld(async ({ owner, stranger, db }) => {
    const theirs = await makeObjects(owner)
    const mine = await makeObjects(stranger)
    const key = await createTestAccessKey(stranger)
    const before = await dumpDatabase(db)
    for (const [what, call] of Object.entries(bodiesThatReachOver(theirs, mine))) {
      const answer = await sendSigned(stranger, key, call)
      expect(`${what}: ${answer.status}`).toMatch(/: 40[04]$/)
      expect(await dumpDatabase(db), what).toEqual(before)
    }
  }),
)

/** Calls on one's own objects whose body or query names an object of the other account. */
function bodiesThatReachOver(
  theirs: Readonly<Record<string, string>>,
  mine: Readonly<Record<string, string>>,
): Record<string, WireCall> {
  const api = `/restapis/${mine.restApiId}`
  const plan = `/usageplans/${mine.usagePlanId}`
  const stages = [{ apiId: theirs.restApiId, stage: theirs.stageName }]
  const mapping = `/domainnames/${mine.domainName}/basepathmappings/${mine.basePath}`
  const method = `${api}/resources/${mine.resourceId}/methods/GET/integration`
  const vpcLink = { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://backend/', connectionType: 'VPC_LINK' }
  const days = { startDate: '2026-11-01', endDate: '2026-11-22' }
  return {
    'a copy of its API': post('/restapis', { name: 'x', cloneFrom: theirs.restApiId }),
    'a plan over its stage': post('/usageplans', { name: 'x', apiStages: stages }),
    'its stage into a plan': patch(plan, 'add', '/apiStages', `${theirs.restApiId}:${theirs.stageName}`),
    'its key into a plan': post(`${plan}/keys`, { keyId: theirs.keyId, keyType: 'API_KEY' }),
    'a resource below its resource': post(`${api}/resources/${theirs.resourceId}`, { pathPart: 'x' }),
    'a move below its resource': patch(`${api}/resources/${mine.resourceId}`, 'replace', '/parentId', theirs.parentId),
    'a stage of its deployment': post(`${api}/stages`, { stageName: 'x', deploymentId: theirs.deploymentId }),
    'its deployment for a stage': patch(`${api}/stages/prod`, 'replace', '/deploymentId', theirs.deploymentId),
    'a mapping to its API': post(`/domainnames/${mine.domainName}/basepathmappings`, { restApiId: theirs.restApiId }),
    'a mapping moved to its API': patch(mapping, 'replace', '/restapiId', theirs.restApiId),
    'a network of its domain name': post('/domainnameaccessassociations', {
      domainNameArn: theirs.domainNameArn,
      accessAssociationSourceType: 'VPCE',
      accessAssociationSource: 'vpce-mine',
    }),
    'an integration through its VPC link': {
      ...post(method, { ...vpcLink, connectionId: theirs.vpcLinkId }),
      verb: 'PUT',
    },
    'usage of its key': { verb: 'GET', path: `${plan}/usage`, query: { ...days, keyId: theirs.keyId ?? '' } },
  }
}

function post(path: string, body: Record<string, unknown>): WireCall {
  return { verb: 'POST', path, body: JSON.stringify(body) }
}

function patch(path: string, op: string, at: string, value: string | undefined): WireCall {
  return { verb: 'PATCH', path, body: JSON.stringify({ patchOperations: [{ op, path: at, value }] }) }
}
