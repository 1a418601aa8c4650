import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateDomainNameCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { makeAccessKey } from '../console/make-access-key.ts'

const consoleUrl = process.env.E2E_URL ?? 'http://localhost:3000'

/** What was made. */
export interface FilledWorld {
  /** Stands in names and texts that only the account may see, and in no address. */
  readonly marker: string
  readonly restApiId: string
  /** Of `/pets`. */
  readonly resourceId: string
  /** Of a portal that was never published. */
  readonly portalSlug: string
}

/** Words that are put in the place of short ones. */
interface Words {
  readonly marker?: string
  /** Of one more resource. */
  readonly path?: string
}

/** One of each noun in the signed-in owner's account, named so that it can be recognised wherever it should not be. */
export async function fillWorld(page: Page, words: Words = {}): Promise<FilledWorld> {
  const { marker = `Xyzzy${Date.now()}`, path = '/cats' } = words
  const name = `plugh${Date.now()}`
  const wire = new APIGatewayClient({
    endpoint: `${consoleUrl}/aws`,
    region: 'us-east-1',
    credentials: await makeAccessKey(page),
  })
  const paths = { ...pets.paths, [path]: pets.paths['/pets'] }
  const document = { ...pets, paths, info: { title: `${marker} pets`, version: '1' } }
  const { id: restApiId = '' } = await wire.send(
    new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(document)) }),
  )
  await fillApi(wire, restApiId, marker, name)
  await wire.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod', description: `${marker} first` }))
  const plan = await wire.send(
    new CreateUsagePlanCommand({
      name: `${marker} plan`,
      apiStages: [{ apiId: restApiId, stage: 'prod' }],
      throttle: { rateLimit: 10, burstLimit: 20 },
      quota: { limit: 1000, period: 'MONTH' },
    }),
  )
  const key = await wire.send(new CreateApiKeyCommand({ name: `${marker} key`, enabled: true }))
  await wire.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' }))
  await wire.send(new CreateDomainNameCommand({ domainName: `${name}.example.org`, tags: { note: marker } }))
  await wire.send(new GenerateClientCertificateCommand({ description: `${marker} certificate` }))
  const balancer = `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/${name}/50dc6c495c0c9188`
  await wire.send(new CreateVpcLinkCommand({ name: `${marker} link`, targetArns: [balancer] }))
  await makeFunction(page, marker, name)
  await makeGroup(page, marker)
  const portalSlug = await makePortal(page, marker)
  const { items: resources = [] } = await wire.send(new GetResourcesCommand({ restApiId }))
  const resourceId = resources.find(({ path }) => path === '/pets')?.id ?? ''
  return { marker, restApiId, resourceId, portalSlug }
}

async function fillApi(wire: APIGatewayClient, restApiId: string, marker: string, name: string): Promise<void> {
  await wire.send(
    new CreateModelCommand({
      restApiId,
      name: `${name}Model`,
      description: `${marker} model`,
      contentType: 'application/json',
      schema: '{"type":"object"}',
    }),
  )
  await wire.send(new CreateRequestValidatorCommand({ restApiId, name: `${marker} all`, validateRequestBody: true }))
  await wire.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: `${marker} door`,
      type: 'TOKEN',
      identitySource: 'method.request.header.Auth',
      authorizerUri: 'http://127.0.0.1:9/check',
    }),
  )
  await wire.send(
    new CreateDocumentationPartCommand({
      restApiId,
      location: { type: 'API' },
      properties: JSON.stringify({ description: `${marker} text` }),
    }),
  )
  await wire.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' }))
}

async function makeFunction(page: Page, marker: string, name: string): Promise<void> {
  await page.goto('/console/functions/~new')
  await page.getByLabel('Name', { exact: true }).fill(`${name}-function`)
  await page.getByLabel('Description').fill(`${marker} function`)
  await page.getByRole('button', { name: 'Create function' }).click()
  await page.waitForURL(/\/console\/functions\/plugh/)
}

async function makeGroup(page: Page, marker: string): Promise<void> {
  await page.goto('/console/groups')
  await page.getByRole('button', { name: 'New group' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill(`${marker} group`)
  await page.getByRole('button', { name: 'Create group' }).click()
  await page.waitForURL(/\/console\/groups\/\w+$/)
}

async function makePortal(page: Page, marker: string): Promise<string> {
  await page.goto('/console/portals')
  await page.getByRole('button', { name: 'New portal' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(`${marker} portal`)
  await page.getByRole('dialog').getByRole('button', { name: 'Create portal' }).click()
  await page.waitForURL(/\/console\/portals\/\w+$/)
  return `${marker.toLowerCase()}-portal`
}

const responses = { 200: { description: 'ok' } }
const integration = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
}

const pets = {
  openapi: '3.0.1',
  paths: {
    '/pets': {
      get: { operationId: 'listPets', responses, 'x-amazon-apigateway-integration': integration },
      post: { operationId: 'addPet', responses, 'x-amazon-apigateway-integration': integration },
    },
    '/pets/{petId}': { get: { operationId: 'getPet', responses, 'x-amazon-apigateway-integration': integration } },
  },
}
