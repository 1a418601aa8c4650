import { globSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { createApiKey } from './access/api-keys/create-api-key.ts'
import { putAwsCredentials } from './access/aws-credentials/put-aws-credentials.ts'
import { routes } from './adapters/aws-api/routes.ts'
import { dumpDatabase } from './adapters/aws-api/testing/dump-database.ts'
import type { Context } from './context.ts'
import { createAlias } from './functions/create-alias.ts'
import { createFunction } from './functions/create-function.ts'
import { createAccessKey } from './identity/access-keys/create-access-key.ts'
import type { Operation } from './operation.ts'
import { createSubscription } from './portals/subscriptions/create-subscription.ts'
import { offerProduct } from './portals/testing/offer-product.ts'
import { getResources } from './rest-apis/resources/get-resources.ts'
import { withWorld } from './testing/with-world.ts'

/**
 * Account A can read or change nothing of account B: every operation is either walked here as another account over A's
 * objects, or a row of the wire (walked in `adapters/aws-api/isolation.test.ts`), or says why it names nobody's object.
 */

/** Operations that take no object's id: they make something new, or show the caller's own. */
const namesNothing: Readonly<Record<string, string>> = {
  AddMember: 'of the own account',
  ChangePassword: 'the own one',
  CreateAccessKey: 'of the own account',
  CreateAccount: 'a new one',
  CreateFunction: 'a new one',
  CreateProxyApi: 'a new one',
  CreateSampleApi: 'a new one',
  CreateUser: 'a new one',
  GetSessionToken: 'for the caller',
  ListProviders: 'public',
  ListAccountLimits: 'of the own account',
  PutAccountLimits: 'the own one',
  PutAccountThrottle: 'the own one',
  PutAwsCredentials: 'of the own account',
  SearchCatalogue: 'public; what is hidden is told apart in its own test',
  SignIn: 'called by the server, after it has checked who it is',
  SignInWithIdentity: 'called with what the issuer signed',
  SignUp: 'a new one',
  UpdateAccountName: 'the own one',
  UpdateUser: 'the own one',
  VerifyPassword: 'the password is the proof',
}

/** These answer, with what is the stranger's own. */
const lists = new Set([
  'ListAccessKeys',
  'ListApps',
  'ListFunctions',
  'ListAwsCredentials',
  'ListMembers',
  'ListProducts',
  'ListStages',
  'SummarizeUsage',
])

async function allOperations(): Promise<Map<string, Operation>> {
  const files = globSync('server/**/*.ts', { exclude: (name) => /\.test\.ts$/.test(name) })
  const defining = files.filter((file) => !/adapters|bench|testing|main\.ts|start-|worker|thread/.test(file))
  const operations = new Map<string, Operation>()
  for (const file of defining) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.resolve(file)).href)
    for (const value of Object.values(module)) {
      if (isOperation(value)) operations.set(value.operationName, value)
    }
  }
  return operations
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'function' && 'operationName' in value && 'invoke' in value
}

/** Objects of the first account and of its consumer, and what each operation would be told to reach them. */
async function reachingInputs(owner: Context, consumer: Context) {
  const { product, stage, freePlan, basicPlan } = await offerProduct(owner, { visibility: 'private' })
  const offered = await offerProduct(owner, { name: 'Open', slug: 'open-product' })
  const subscription = await createSubscription(consumer, {
    productId: offered.product.productId,
    usagePlanId: offered.freePlan,
  })
  const { accessKeyId } = await createAccessKey(owner, {})
  const { arn } = await putAwsCredentials(owner, {
    arn: 'arn:aws:iam::123456789012:role/theirs',
    accessKeyId: 'AKIDTHEIRS',
    secretAccessKey: 'secret',
  })
  const { id: apiKey } = await createApiKey(owner, { name: 'theirs' })
  const functionName = 'their-own-handler'
  await createFunction(owner, { functionName, publish: true, code: { files: { 'index.mjs': 'export {}' } } })
  await createAlias(owner, { functionName, name: 'live', functionVersion: '1' })
  const userId = owner.actor.kind === 'user' ? owner.actor.userId : ''
  const { restApiId, stageName } = stage
  const resourceId = (await getResources(owner, { restApiId })).items.at(-1)?.id ?? ''
  const { appId, subscriptionId } = subscription
  const { productId, slug } = product
  const plan = { name: 'Free', rateLimit: 1, burstLimit: 1 }
  const inputs: Readonly<Record<string, object>> = {
    CallStage: { restApiId, stageName, httpMethod: 'GET', path: '/' },
    ChangeSubscriptionPlan: { subscriptionId, usagePlanId: offered.basicPlan },
    CheckOffer: { product: { name: 'Taken', slug, tagline: '', visibility: 'public' }, plan },
    CompareDocumentationVersions: { restApiId },
    ConnectBackend: { restApiId, baseUrl: 'http://127.0.0.1:1', access: 'open', cors: false },
    CreateAlias: { functionName, name: 'mine', functionVersion: '1' },
    CreateApp: { name: 'Mine', accountId: 'nobody' },
    CreateProduct: { name: 'Stolen', stages: [{ restApiId, stageName }], plans: [{ usagePlanId: freePlan }] },
    CreateResourcePath: { restApiId, path: '/mine' },
    CreateSubscription: { productId, usagePlanId: basicPlan },
    DeleteAccessKey: { accessKeyId },
    DeleteAlias: { functionName, name: 'live' },
    DeleteApp: { appId },
    DeleteFunction: { functionName },
    DeleteAwsCredentials: { arn },
    DeleteProduct: { productId, endSubscriptions: true },
    DeleteSubscription: { subscriptionId },
    DescribeBackend: { restApiId },
    DescribeKeyLimits: { apiKey },
    DiffDeployment: { restApiId, stageName },
    FindPublication: { restApiId, stageName },
    GetApp: { appId },
    GetAppUsage: { appId },
    GetCatalogueProduct: { slug },
    GetDocumentationTree: { restApiId },
    GetFunction: { functionName },
    GetFunctionConfiguration: { functionName, qualifier: 'live' },
    GetImportReport: { restApiId },
    GetModelExample: { restApiId, modelName: 'Error' },
    GetProduct: { productId },
    GetProductChangelog: { slug },
    GetProductSdk: { slug },
    InvokeFunction: { functionName },
    ListAccessKeys: {},
    ListAliases: { functionName },
    ListApps: {},
    ListFunctionFiles: { functionName },
    ListFunctionLogs: { functionName },
    ListFunctions: {},
    ListAwsCredentials: {},
    ListMembers: {},
    ListProducts: {},
    ListStageDeployments: { restApiId, stageName },
    ListStages: {},
    ListSubscriptionPlans: { subscriptionId },
    ListVersionsByFunction: { functionName },
    PreviewDocumentation: { restApiId },
    ProposeOffer: { restApiId },
    PublishVersion: { functionName },
    PublishProduct: { restApiId, stageName },
    RemoveMember: { userId },
    RenameApp: { appId, name: 'Taken' },
    RetireAppKey: { appId },
    RevealAppKey: { appId },
    RotateAppKey: { appId },
    SummarizeUsage: { from: new Date('2026-11-01'), to: new Date('2026-11-30'), unit: 'day', restApiId },
    TraceMethod: { restApiId, resourceId, httpMethod: 'GET' },
    TryRequest: { slug, restApiId, stageName, httpMethod: 'GET', path: '/' },
    UpdateAlias: { functionName, name: 'live', functionVersion: '$LATEST' },
    UpdateFunctionCode: { functionName, files: { 'index.mjs': 'export const stolen = 1' } },
    UpdateFunctionConfiguration: { functionName, timeout: 900 },
    UpdateMember: { userId, role: 'viewer' },
    UpdateProduct: { productId, name: 'Taken' },
  }
  return {
    inputs,
    ids: [
      arn,
      owner.accountId,
      functionName,
      apiKey,
      restApiId,
      productId,
      freePlan,
      appId,
      subscriptionId,
      accessKeyId,
      userId,
    ],
  }
}

test('another account reaches nothing and changes nothing, whatever operation it calls', { timeout: 120_000 }, () =>
  withWorld(async ({ owner, consumer, stranger, db }) => {
    const operations = await allOperations()
    const { inputs, ids } = await reachingInputs(owner, consumer)
    const onTheWire = new Set(routes.map((route) => route.operation.operationName))
    const walked = [...operations.keys()].filter((name) => !onTheWire.has(name) && !(name in namesNothing))
    expect(walked.sort()).toEqual(Object.keys(inputs).sort())

    const before = await dumpDatabase(db)
    const wrong: string[] = []
    for (const name of walked) {
      const outcome = await attempt(operations.get(name), stranger, inputs[name])
      const isRefused = refusals.includes(String(outcome))
      const isShown = ids.some((id) => JSON.stringify(outcome).includes(id))
      if (isShown || isRefused === lists.has(name)) wrong.push(`${name}: ${JSON.stringify(outcome)}`)
    }
    expect(wrong).toEqual([])
    expect(await dumpDatabase(db)).toEqual(before)
  }),
)

const refusals = ['NotFoundException', 'ForbiddenException', 'ConflictException']

async function attempt(operation: Operation | undefined, context: Context, input: unknown): Promise<unknown> {
  try {
    return await operation?.invoke(context, input)
  } catch (error) {
    return error instanceof Error ? error.name : error
  }
}
