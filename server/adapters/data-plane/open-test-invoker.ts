import type { Ports } from 'gateway-core/ports.ts'
import { createTestInvoker, type MethodTest } from 'gateway-core/test-invoke/test-invoker.ts'
import type { DraftTest, TestInvoker } from '../../rest-apis/test-invoke/test-invoker.ts'
import { toCredentialsSnapshot, toStageSnapshot } from './snapshot/to-snapshot.ts'

/** The data plane's part of `TestInvokeMethod`, over the ports of a gateway of this process. */
export function openTestInvoker(ports: Ports): TestInvoker & { close(): Promise<void> } {
  const invoker = createTestInvoker(ports)
  return {
    invokeMethod: (test) => invoker.invokeMethod(toMethodTest(test)),
    invokeAuthorizer: (test) => invoker.invokeAuthorizer(toMethodTest(test)),
    close: () => invoker.close(),
  }
}

/** A draft in the form in which deployments are served: by the same code, as a stage that has nothing switched on. */
function toMethodTest(test: DraftTest): MethodTest {
  const { accountId, restApiId, stageName, definition, variables, clientCertificate, credentials } = test
  const stage = toStageSnapshot({
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
    clientCertificate,
  })
  const { request, identity } = test
  const stored = credentials.map((row) => [`${accountId} ${row.arn}`, toCredentialsSnapshot(row)] as const)
  return { stage, request, identity, credentials: new Map(stored) }
}
