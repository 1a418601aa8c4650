import { isIP } from 'node:net'
import { readAuthorizerOutput } from 'gateway-core/authorizers/read-authorizer-output.ts'
import { compilePolicyText } from 'gateway-core/policy/compile-policy.ts'
import { PolicyFault } from 'gateway-core/policy/policy-request.ts'
import type { AccessReport } from 'gateway-core/test-invoke/simulate-access.ts'
import { z } from 'zod'
import type { DeploymentColumn } from '#db/deployment.ts'
import { findApiKey } from '#server/access/api-keys/find-api-key.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findAccessKey } from '#server/identity/access-keys/find-access-key.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { deployedDefinition } from '../deployments/deployed-definition.ts'
import { findDeployedDefinition } from '../deployments/find-deployed.ts'
import type { DefinedMethod } from '../openapi/api-definition.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { findStage } from '../stages/find-stage.ts'
import { flatHeaders, pathAndQuery, testInput } from '../test-invoke/test-input.ts'
import { type DraftAccess, testInvoker } from '../test-invoke/test-invoker.ts'
import { maxPolicyLength } from './policy-fault.ts'

export type {
  ConditionReport,
  ElementReport,
  PolicyReport,
  StatementReport,
} from 'gateway-core/policy/explain-policy.ts'
export type { CallPolicies, IdentityReport } from 'gateway-core/test-invoke/explain-call.ts'
export type { AccessReport, AccessStep } from 'gateway-core/test-invoke/simulate-access.ts'

export interface SimulatedAccess extends AccessReport {
  /** The resource policy that was asked; absent where there is none. */
  policy?: string
}

const policyText = z.string().max(65_536)

const caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visitor') }),
  /** A member who signs with an access key of the account. */
  z.object({ kind: z.literal('member'), accessKeyId: z.string() }),
  /** Somebody whom the method's authorizer let in; `policy` is the document that it returned. */
  z.object({ kind: z.literal('authorizer'), principalId: z.string().min(1).max(1024), policy: policyText.optional() }),
  /** A user or role of another account; `policy` is what that account allows it. */
  z.object({
    kind: z.literal('other-account'),
    userArn: z
      .string()
      .regex(
        /^arn:[a-z-]{1,20}:(iam|sts)::\d{12}:[^*?\s]{1,512}$/,
        'is no ARN of a user or role: arn:aws:iam::123456789012:user/name',
      ),
    policy: policyText.optional(),
  }),
])

/**
 * Whether a request would be let in, and by which statement of which policy: of the draft or of what a stage serves, with
 * a policy that need not be saved. Nothing is sent, called or counted.
 */
export const simulateAccess = query({
  name: 'SimulateAccess',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string(),
    stageName: z.string().regex(/^\w{1,128}$/, 'is no name of a stage'),
    /** `deployed`: what the stage serves now. */
    of: z.enum(['draft', 'deployed']).default('draft'),
    /** Of the draft, instead of the saved one; empty for none. */
    policy: policyText.optional(),
    httpMethod: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    pathWithQueryString: testInput.pathWithQueryString,
    headers: testInput.headers,
    multiValueHeaders: testInput.multiValueHeaders,
    sourceIp: z.string().refine((text) => isIP(text) !== 0, 'is no address'),
    isSecure: z.boolean().default(true),
    /** Now, unless told. */
    at: z.iso.datetime({ offset: true }).optional(),
    caller,
    apiKeyId: z.string().max(256).optional(),
  }),
  async run(context, given): Promise<SimulatedAccess> {
    const { restApiId, stageName, apiKeyId, at } = given
    await findRestApi(context, restApiId)
    if (apiKeyId) await findApiKey(context, apiKeyId)
    const definition = given.of === 'deployed' ? await deployed(context, given) : await draft(context, given)
    const simulated = {
      accountId: context.accountId,
      restApiId,
      stageName,
      definition,
      request: {
        ...pathAndQuery(given.pathWithQueryString, '/'),
        httpMethod: given.httpMethod,
        headers: flatHeaders(given),
        body: '',
      },
      origin: { sourceIp: given.sourceIp, isSecure: given.isSecure },
      at: at === undefined ? context.now().getTime() : Date.parse(at),
      caller: await callerOf(context, given.caller),
      ...(apiKeyId ? { apiKeyId } : {}),
    }
    const report = await testInvoker().simulateAccess(context.db, simulated)
    const { policy } = definition.api
    return policy === undefined ? report : { ...report, policy }
  },
})

async function deployed(context: Context, { restApiId, stageName }: { restApiId: string; stageName: string }) {
  const { deploymentId } = await findStage(context, restApiId, stageName)
  return (await findDeployedDefinition(context, restApiId, deploymentId)).definition
}

/** The draft as it would be deployed. Access is decided before an integration is asked, so that one may be missing. */
async function draft(
  context: Context,
  { restApiId, policy }: { restApiId: string; policy?: string | undefined },
): Promise<DeploymentColumn> {
  const definition = await readDefinition(context.db, restApiId)
  const resources = definition.resources.map((resource) => ({ ...resource, methods: resource.methods.map(integrated) }))
  const made = deployedDefinition({ ...definition, resources })
  if (policy === undefined) return made
  const { policy: _saved, ...api } = made.api
  return { ...made, api: policy.trim() === '' ? api : { ...api, policy } }
}

function integrated(method: DefinedMethod): DefinedMethod {
  return method.integration ? method : { ...method, integration: nothing }
}

const nothing: NonNullable<DefinedMethod['integration']> = {
  type: 'MOCK',
  passthroughBehavior: 'NEVER',
  timeoutInMillis: 29_000,
  cacheNamespace: '',
  cacheKeyParameters: [],
  integrationResponses: {},
}

async function callerOf(context: Context, given: z.output<typeof caller>): Promise<DraftAccess['caller']> {
  switch (given.kind) {
    case 'visitor':
      return given
    case 'member':
      await findAccessKey(context, given.accessKeyId)
      return given
    case 'authorizer':
      return { kind: 'authorizer', answer: answerOf(given) }
    case 'other-account':
      return otherCaller(context, given)
  }
}

/** An authorizer's answer, read as the data plane reads one. Of a user pool there is no policy. */
function answerOf({ principalId, policy }: { principalId: string; policy?: string | undefined }) {
  if (policy === undefined || policy.trim() === '') return { principalId, context: {} }
  const document = parsed(policy)
  const answer = readAuthorizerOutput(JSON.stringify({ principalId, policyDocument: document }))
  if (typeof answer === 'string') throw wrongPolicy(answer)
  return answer
}

function otherCaller(
  { accountId }: Context,
  { userArn, policy }: { userArn: string; policy?: string | undefined },
): DraftAccess['caller'] {
  const account = userArn.split(':')[4] ?? ''
  if (account === accountId) {
    const reason = 'is of this account: choose a member instead'
    throw new ServiceError('BadRequestException', `${userArn} ${reason}`, { fields: { 'caller.userArn': reason } })
  }
  const policies = policy === undefined || policy.trim() === '' ? [] : [policy]
  for (const text of policies) {
    const compiled = compilePolicyText(text, { hasPrincipals: false })
    if (compiled instanceof PolicyFault) throw wrongPolicy(compiled.message)
    if (text.length > maxPolicyLength) throw wrongPolicy(`it is longer than ${maxPolicyLength} characters`)
  }
  return { kind: 'other', key: { accountId: account, userId: account, userArn, policies } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrongPolicy('The policy is not JSON')
  }
}

function wrongPolicy(reason: string): ServiceError {
  return new ServiceError('BadRequestException', `The caller’s policy cannot be evaluated: ${reason}`, {
    fields: { 'caller.policy': reason },
  })
}
