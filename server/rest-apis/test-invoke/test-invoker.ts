import type { AuthorizerAnswer } from 'gateway-core/authorizers/authorizer-answer.ts'
import type { CallerIdentity } from 'gateway-core/caller-identity.ts'
import type { AccessKeySnapshot } from 'gateway-core/snapshot.ts'
import type { AccessReport } from 'gateway-core/test-invoke/simulate-access.ts'
import type { TestOrigin, TestRequest } from 'gateway-core/test-invoke/test-client.ts'
import type { AuthorizerTestResult, MethodTestResult } from 'gateway-core/test-invoke/test-invoker.ts'
import type { Database } from '#db/client.ts'
import type { DeploymentColumn } from '#db/deployment.ts'
import type { awsCredentials, clientCertificates } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'

/** A definition as it is now, cut down to the one method that is tested. */
export interface DraftTest {
  readonly accountId: string
  readonly restApiId: string
  readonly stageName: string
  readonly definition: DeploymentColumn
  readonly variables: Readonly<Record<string, string>>
  readonly clientCertificate: typeof clientCertificates.$inferSelect | null
  /** What the integration or the authorizer may sign with. */
  readonly credentials: readonly (typeof awsCredentials.$inferSelect)[]
  readonly request: TestRequest
  readonly identity: CallerIdentity
}

/** A request that is not sent, to a definition that need not be deployed. Keys are of the account. */
export interface DraftAccess {
  readonly accountId: string
  readonly restApiId: string
  readonly stageName: string
  readonly definition: DeploymentColumn
  readonly request: TestRequest
  readonly origin: TestOrigin
  /** Milliseconds since 1970. */
  readonly at: number
  readonly caller:
    | { readonly kind: 'visitor' }
    | { readonly kind: 'member'; readonly accessKeyId: string }
    | { readonly kind: 'authorizer'; readonly answer: AuthorizerAnswer }
    | {
        readonly kind: 'other'
        readonly key: Pick<AccessKeySnapshot, 'accountId' | 'userId' | 'userArn' | 'policies'>
      }
  readonly apiKeyId?: string
}

/** Runs methods and authorizers that are not deployed: the data plane's part of a test. */
export interface TestInvoker {
  /** Undefined when the path is not one of the resource. */
  invokeMethod(test: DraftTest): Promise<MethodTestResult | undefined>
  invokeAuthorizer(test: DraftTest): Promise<AuthorizerTestResult | undefined>
  /** Reads the keys as gateways do. */
  simulateAccess(db: Database, access: DraftAccess): Promise<AccessReport>
}

/** Next's bundle has its own copy of every module; what must be one is kept where both see it. */
const key = Symbol.for('gatehouse.test-invoker')
const holder: typeof globalThis & { [key]?: TestInvoker | undefined } = globalThis

/** Called by the data plane when it starts and, with undefined, when it ends. */
export function setTestInvoker(invoker: TestInvoker | undefined): void {
  holder[key] = invoker
}

/** @throws ServiceUnavailableException while the data plane of this process is not running. */
export function testInvoker(): TestInvoker {
  const invoker = holder[key]
  if (invoker) return invoker
  throw new ServiceError('ServiceUnavailableException', 'Tests need the gateway, which is not running in this process')
}
