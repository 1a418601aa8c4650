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
import { sendTestMail } from './mail/send-test-mail.ts'
import type { Operation } from './operation.ts'
import { createApprovalRule } from './portals/access-requests/create-approval-rule.ts'
import { addGroupMembers } from './portals/groups/add-group-members.ts'
import { createGroup } from './portals/groups/create-group.ts'
import { createGuide } from './portals/guides/create-guide.ts'
import { onePixel } from './portals/portals/testing/pictures.ts'
import { publishedPortal } from './portals/portals/testing/published-portal.ts'
import { createSubscription } from './portals/subscriptions/create-subscription.ts'
import { askForPlan, offerWithApproval } from './portals/testing/ask-for-plan.ts'
import { offerProduct } from './portals/testing/offer-product.ts'
import { getResources } from './rest-apis/resources/get-resources.ts'
import { withWorld } from './testing/with-world.ts'

/**
 * Account A can read or change nothing of account B: every operation is either walked here as another account over A's
 * objects, or a row of the wire (walked in `adapters/aws-api/isolation.test.ts`), or says why it names nobody's object.
 */

/** Operations that take no object's id: they make something new, or show the caller's own. */
const namesNothing: Readonly<Record<string, string>> = {
  AcceptAppInvitation: 'the secret in the link is the proof; told apart in its own test',
  GetAppInvitation: 'the secret in the link is the proof; told apart in its own test',
  DeleteUser: 'the own one',
  DescribeUserDeletion: 'the own one',
  ExportUserData: 'the own one',
  KeepTrialKeys: 'the secret in the cookie is the proof',
  RemoveTrialKeys: 'the server alone',
  ApplyApprovalRules: 'of the own account',
  ApproveAccessRequests: 'each one by ApproveAccessRequest',
  ConfirmAddress: 'the signed link is the proof; told apart in its own test',
  DecideByLink: 'the signed link is the proof; told apart in its own test',
  DescribeDecisionLink: 'the signed link is the proof; told apart in its own test',
  DescribeNoticeLink: 'the signed link is the proof',
  EnqueueConfirmation: 'the own one',
  GetNoticeSettings: 'the own ones',
  GetPasswordReset: 'the link of the mail is the proof; told apart in its own test',
  RequestPasswordReset: 'the same answer for every address; in its own test',
  ResetPassword: 'the link of the mail is the proof; told apart in its own test',
  RequireRequestReason: 'the own one',
  SendConfirmation: 'the own one',
  SendTestMail: 'to the caller',
  SwitchOffNotices: 'the signed link is the proof',
  UpdateNoticeSettings: 'the own ones',
  AddMember: 'of the own account',
  ChangePassword: 'the own one',
  CreateAccessKey: 'of the own account',
  CreateAccount: 'a new one',
  CreateFunction: 'a new one',
  CheckApiKeyImport: 'of the own account; a value that another has is refused, as on import',
  CreateGroup: 'a new one',
  ExportApiKeys: 'of the own account',
  ListCatalogueGuides: 'public; what is hidden is told apart in its own test',
  CreatePortal: 'a new one',
  CreateProxyApi: 'a new one',
  CreateSampleApi: 'a new one',
  CreateUser: 'a new one',
  DescribePalette: 'colours, and nothing that is kept',
  FindPortalOfHost: 'public: an address',
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
  'CountAccessRequests',
  'ListAccessRequests',
  'ListApprovalRules',
  'ListMails',
  'ListMyAccessRequests',
  'PreviewApprovalRules',
  'ListAccessKeys',
  'ListGroups',
  'SearchApiKeys',
  'ListApiOverviews',
  'ListApps',
  'ListFunctions',
  'ListAwsCredentials',
  'ListMembers',
  'ListPortals',
  'ListProducts',
  'ListStages',
  'ListAuditRecords',
  'ListClientCertificateStages',
  'ListLoggingStages',
  'SearchAccount',
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

const emptySample = { body: '', path: {}, querystring: {}, header: {}, stageVariables: {}, context: {} }

/** Objects of the first account and of its consumer, and what each operation would be told to reach them. */
async function reachingInputs(owner: Context, consumer: Context) {
  const { product, stage, freePlan, basicPlan } = await offerProduct(owner, { visibility: 'private' })
  const offered = await offerProduct(owner, { name: 'Open', slug: 'open-product' })
  const { groupId } = await createGroup(owner, { name: 'Theirs' })
  await addGroupMembers(owner, { groupId, emails: ['ada@example.org'] })
  const { guideId } = await createGuide(owner, { productId: product.productId, title: 'Theirs' })
  const subscription = await createSubscription(consumer, {
    productId: offered.product.productId,
    usagePlanId: offered.freePlan,
  })
  const { portalId, slug: portalSlug, imageId, invited } = await publishedPortal(owner, { access: 'invitation' })
  const asked = await offerWithApproval({ owner, db: owner.db }, 'Asked')
  const { accessRequestId } = await askForPlan(consumer, { productId: asked.productId, usagePlanId: asked.freePlan })
  const { ruleId } = await createApprovalRule(owner, { email: 'ada@example.org', decision: 'deny' })
  const { mailId = '' } = await sendTestMail(owner, {})
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
    AnswerAccessRequest: { accessRequestId, answer: 'mine' },
    ApproveAccessRequest: { accessRequestId },
    AskAccessQuestion: { accessRequestId, question: 'mine?' },
    CountAccessRequests: {},
    CreateApprovalRule: { email: '*', decision: 'approve', productId },
    DeleteApprovalRule: { ruleId },
    DenyAccessRequest: { accessRequestId, reason: 'mine' },
    GetAccessOffer: { slug, usagePlanId: basicPlan },
    GetAccessRequest: { accessRequestId },
    GetMail: { mailId },
    ListAccessRequests: { status: 'all' },
    ListApprovalRules: {},
    ListMails: {},
    ListMyAccessRequests: {},
    OrderApprovalRules: { ruleIds: [ruleId] },
    PreviewApprovalRules: {},
    RetryMail: { mailId },
    UndoAccessDecision: { accessRequestId },
    UpdateApprovalRule: { ruleId, email: '*', decision: 'approve' },
    WithdrawAccessRequest: { accessRequestId },
    ChangeAppMember: { appId, userId, role: 'viewer' },
    CreateTrialKey: { productId, visitorId: 'v'.repeat(40) },
    GetTrialKey: { productId, visitorId: 'v'.repeat(40) },
    GetTrialUsage: { slug, visitorId: 'v'.repeat(40) },
    InviteAppMember: { appId, email: 'me@example.org', role: 'owner' },
    ListAppMembers: { appId },
    RemoveAppMember: { appId, userId },
    RenewAppKey: { appId },
    RevealTrialKey: { productId, visitorId: 'v'.repeat(40) },
    RevokeAppKey: { appId },
    SetAppKeyExpiry: { appId, expiresAt: null },
    SummarizeFirstCalls: { productId, from: new Date('2026-11-01'), to: new Date('2026-11-30') },
    TransferApp: { appId, userId },
    WithdrawAppInvitation: { appId, invitationId: 'theirs' },
    AddGroupMembers: { groupId, emails: ['@example.org'] },
    CallStage: { restApiId, stageName, httpMethod: 'GET', path: '/' },
    AcceptPortalInvitation: { token: 'not-one' },
    ChangeSubscriptionPlan: { subscriptionId, usagePlanId: offered.basicPlan },
    CheckResourcePolicy: { restApiId, policy: '{}' },
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
    DeleteMethodExample: { restApiId, path: '/', httpMethod: 'GET', name: 'theirs' },
    DeletePortal: { portalId },
    CreateGuide: { productId, title: 'Mine' },
    DeleteGroup: { groupId },
    DeleteGuide: { guideId },
    DescribeApiKey: { apiKey },
    DescribePlanKeys: { usagePlanId: freePlan },
    ExportUsage: { usagePlanId: freePlan, startDate: '2026-11-22', endDate: '2026-11-22', format: 'csv' },
    ListPlanMethods: { usagePlanId: freePlan },
    GetGroup: { groupId },
    GetGuide: { slug, guide: 'theirs' },
    ListGroups: {},
    ListGuides: { slug },
    ListProductGuides: { productId },
    ListProductOperations: { productId },
    OrderGuides: { productId, guideIds: [guideId] },
    PutProductOperations: { productId, restApiId, stageName, operations: null },
    RemoveGroupMember: { groupId, email: 'ada@example.org' },
    SearchApiKeys: {},
    UpdateGroup: { groupId, name: 'Mine' },
    UpdateGuide: { guideId, title: 'Mine' },
    DeleteProduct: { productId, endSubscriptions: true },
    DeleteSubscription: { subscriptionId },
    DescribeBackend: { restApiId },
    DescribeCors: { restApiId, resourceId },
    EnableCors: { restApiId, resourceId, allowOrigin: '*', allowHeaders: '' },
    DescribeKeyLimits: { apiKey },
    DescribeResourceTree: { restApiId },
    DescribeTemplateScope: { restApiId, resourceId, httpMethod: 'GET' },
    CountChanges: { restApiId, stageName },
    DiscardChange: { restApiId, stageName, subject: 'method', name: 'GET /pets' },
    DiscardPortalChanges: { portalId },
    DiffDeployment: { restApiId, stageName },
    ListStageConsumers: { restApiId, stageName },
    EvaluateTemplate: { restApiId, template: '', sample: emptySample },
    EnterPortal: { portal: `${portalSlug}~invited` },
    FindPublication: { restApiId, stageName },
    GetApp: { appId },
    GetAppUsage: { appId },
    GetCatalogueProduct: { slug },
    GetDocumentationTree: { restApiId },
    GetFunction: { functionName },
    GetFunctionConfiguration: { functionName, qualifier: 'live' },
    GetImportReport: { restApiId },
    GetModelExample: { restApiId, modelName: 'Error' },
    GetPortal: { portalId },
    GetPortalImage: { portal: portalSlug, imageId },
    GetProduct: { productId },
    GetProductChangelog: { slug },
    GetProductSdk: { slug },
    GetResourceTree: { restApiId },
    InviteToPortal: { portalId, emails: ['mallory@example.org'] },
    InvokeFunction: { functionName },
    ListAccessKeys: {},
    ListApiOverviews: {},
    ListAliases: { functionName },
    ListApps: {},
    ListFunctionFiles: { functionName },
    ListFunctionLogs: { functionName },
    ListFunctions: {},
    ListAwsCredentials: {},
    ListMembers: {},
    ListMethodExamples: { restApiId, path: '/', httpMethod: 'GET' },
    ListPortalVersions: { portalId },
    ListPortals: {},
    ListProducts: {},
    ListStageDeployments: { restApiId, stageName },
    ListStages: {},
    ListSubscriptionPlans: { subscriptionId },
    ListVersionsByFunction: { functionName },
    MoveResource: { restApiId, resourceId, path: '/mine' },
    PreviewPortalImage: { portalId, imageId },
    ProposeOffer: { restApiId },
    PublishPortal: { portalId },
    PublishVersion: { functionName },
    PublishProduct: { restApiId, stageName },
    PutMethodExample: { restApiId, path: '/', httpMethod: 'GET', name: 'mine', pathParameters: { id: '1' } },
    RemovePortalMember: { portalId, email: invited },
    RemoveMember: { userId },
    RequestPortalAccess: { slug: portalSlug },
    RestorePortalVersion: { portalId, version: 1 },
    RenameApp: { appId, name: 'Taken' },
    RetireAppKey: { appId },
    RevealAppKey: { appId },
    RotateAppKey: { appId },
    ListAuditRecords: { requestId: owner.requestId },
    ListClientCertificateStages: {},
    ListLoggingStages: {},
    SearchAccount: { text: 'pets' },
    SimulateAccess: {
      restApiId,
      stageName,
      httpMethod: 'GET',
      sourceIp: '203.0.113.7',
      caller: { kind: 'visitor' },
    },
    SetPortalHostname: { portalId, hostname: 'portal.isolation.test' },
    SetPortalOpen: { portalId, open: false },
    SummarizeUsage: { from: new Date('2026-11-01'), to: new Date('2026-11-30'), unit: 'day', restApiId },
    TraceMethod: { restApiId, resourceId, httpMethod: 'GET' },
    TryRequest: { slug, restApiId, stageName, httpMethod: 'GET', path: '/' },
    UpdateAlias: { functionName, name: 'live', functionVersion: '$LATEST' },
    UpdateFunctionCode: { functionName, files: { 'index.mjs': 'export const stolen = 1' } },
    UpdateFunctionConfiguration: { functionName, timeout: 900 },
    UpdateMember: { userId, role: 'viewer' },
    UpdatePortal: { portalId, slug: 'taken' },
    UpdatePortalAudience: { portalId, access: 'public' },
    UpdatePortalDraft: { portalId, name: 'Taken' },
    UploadPortalImage: { portalId, content: onePixel.toString('base64') },
    UpdateProduct: { productId, name: 'Taken' },
  }
  return {
    inputs,
    ids: [
      ...[accessRequestId, ruleId, mailId],
      arn,
      owner.accountId,
      functionName,
      apiKey,
      restApiId,
      productId,
      portalId,
      freePlan,
      groupId,
      guideId,
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
