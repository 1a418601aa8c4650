import type { Ports } from 'gateway-core/ports.ts'
import type { StageSnapshot } from 'gateway-core/snapshot.ts'
import type { AccessSimulation, SimulatedCaller } from 'gateway-core/test-invoke/simulate-access.ts'
import { createTestInvoker, type MethodTest } from 'gateway-core/test-invoke/test-invoker.ts'
import type { Database } from '#db/client.ts'
import type { DraftAccess, DraftTest, TestInvoker } from '../../rest-apis/test-invoke/test-invoker.ts'
import { readApiKeys, readUsagePlans } from './snapshot/read-access.ts'
import { readAccessKeys } from './snapshot/read-accounts.ts'
import { toCredentialsSnapshot, toStageSnapshot } from './snapshot/to-snapshot.ts'

/** The data plane's part of `TestInvokeMethod`, over the ports of a gateway of this process. */
export function openTestInvoker(ports: Ports): TestInvoker & { close(): Promise<void> } {
  const invoker = createTestInvoker(ports)
  return {
    invokeMethod: (test) => invoker.invokeMethod(toMethodTest(test)),
    invokeAuthorizer: (test) => invoker.invokeAuthorizer(toMethodTest(test)),
    simulateAccess: async (db, access) => invoker.simulateAccess(await toSimulation(db, access)),
    close: () => invoker.close(),
  }
}

function toMethodTest(test: DraftTest): MethodTest {
  const { accountId, credentials, request, identity } = test
  const stored = credentials.map((row) => [`${accountId} ${row.arn}`, toCredentialsSnapshot(row)] as const)
  return { stage: toStage(test), request, identity, credentials: new Map(stored) }
}

type Draft = Pick<DraftTest, 'accountId' | 'restApiId' | 'stageName' | 'definition'> &
  Partial<Pick<DraftTest, 'variables' | 'clientCertificate'>>

/** A draft in the form in which deployments are served: by the same code, as a stage that has nothing switched on. */
function toStage({ accountId, restApiId, stageName, definition, variables, clientCertificate }: Draft): StageSnapshot {
  return toStageSnapshot({
    stage: {
      restApiId,
      stageName,
      deploymentId: '',
      variables: { ...variables },
      methodSettings: {},
      cacheClusterEnabled: false,
      cacheClusterSize: null,
      cacheFlushedAt: null,
      authorizersFlushedAt: null,
      accessLogSettings: null,
      canarySettings: null,
    },
    accountId,
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: [] },
    definition,
    canaryDefinition: null,
    clientCertificate: clientCertificate ?? null,
  })
}

/** The keys are read as gateways read them. */
async function toSimulation(db: Database, access: DraftAccess): Promise<AccessSimulation> {
  const { request, origin, at, apiKeyId } = access
  const [, apiKey] = (apiKeyId ? await readApiKeys(db, [apiKeyId]) : [])[0] ?? []
  const plans = await readUsagePlans(db, apiKey?.usagePlanIds ?? [])
  return {
    stage: toStage(access),
    request,
    origin,
    at,
    caller: await toCaller(db, access.caller),
    ...(apiKey ? { apiKey } : {}),
    usagePlans: plans.flatMap(([, plan]) => plan ?? []),
  }
}

/** A key whose user is no member any more signs for nobody. */
async function toCaller(db: Database, caller: DraftAccess['caller']): Promise<SimulatedCaller> {
  if (caller.kind === 'visitor' || caller.kind === 'authorizer') return caller
  if (caller.kind === 'other') {
    return { kind: 'signer', accessKeyId: 'other', key: { ...caller.key, sealedSecret: '', allowsAll: false } }
  }
  const { accessKeyId } = caller
  const [, key] = (await readAccessKeys(db, [accessKeyId]))[0] ?? []
  return key ? { kind: 'signer', accessKeyId, key } : { kind: 'visitor' }
}
