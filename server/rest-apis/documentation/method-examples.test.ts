import { describe, expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createAuthorizer } from '../authorizers/create-authorizer.ts'
import { createDeployment } from '../deployments/create-deployment.ts'
import { putIntegration } from '../integrations/put-integration.ts'
import { putMethod } from '../methods/put-method.ts'
import { putMethodResponse } from '../methods/put-method-response.ts'
import { updateMethod } from '../methods/update-method.ts'
import { getExport } from '../openapi/get-export.ts'
import { makeApi } from '../testing/make-api.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { deleteMethodExample } from './delete-method-example.ts'
import { getDocumentationParts } from './get-documentation-parts.ts'
import { listMethodExamples } from './list-method-examples.ts'
import { mostExamples, putMethodExample } from './put-method-example.ts'

async function posting(context: Context) {
  const { restApiId, petsId: resourceId, get } = await makeApi(context)
  await putIntegration(context, { ...get, type: 'MOCK' })
  const post = { restApiId, resourceId, httpMethod: 'POST' }
  await putMethod(context, {
    ...post,
    authorizationType: 'NONE',
    requestParameters: {
      'method.request.querystring.dry': false,
      'method.request.header.X-Trace': false,
      'method.request.header.X-Api-Key': false,
      'method.request.header.Authorization': false,
      'method.request.querystring.access_token': false,
    },
  })
  await putMethodResponse(context, { ...post, statusCode: '201' })
  await putIntegration(context, { ...post, type: 'MOCK' })
  const place = { restApiId, path: '/pets', httpMethod: 'POST' }
  const body = { contentType: 'application/json', text: '{"name": "Rex"}' }
  const response = { statusCode: '201', contentType: 'application/json', text: '{"id": 1}' }
  const example = {
    ...place,
    name: 'Rex',
    summary: 'A dog',
    query: { dry: 'true' },
    headers: { 'X-Trace': '1' },
    body,
    response,
  }
  return { restApiId, post, place, example }
}

async function exported(context: Context, restApiId: string) {
  await createDeployment(context, { restApiId, stageName: 'prod' })
  const { body } = await getExport(context, { restApiId, stageName: 'prod', exportType: 'oas30' })
  return JSON.parse(Buffer.from(body).toString())
}

describe('an example', () => {
  test('is kept, listed as it was given, and stands in what is exported', () =>
    withWorld(async ({ owner, as }) => {
      const { restApiId, place, example } = await posting(owner)
      const kept = await putMethodExample(as('developer'), example)
      const whole = {
        name: 'Rex',
        summary: 'A dog',
        pathParameters: {},
        query: { dry: 'true' },
        headers: { 'X-Trace': '1' },
        body: { contentType: 'application/json', text: '{\n  "name": "Rex"\n}' },
        response: { statusCode: '201', contentType: 'application/json', text: '{\n  "id": 1\n}' },
      }
      expect(kept).toEqual(whole)
      expect(await listMethodExamples(as('viewer'), place)).toEqual({ items: [whole] })

      const { post } = (await exported(owner, restApiId)).paths['/pets']
      expect(post.requestBody.content['application/json'].examples).toEqual({
        Rex: { summary: 'A dog', value: { name: 'Rex' } },
      })
      expect(post.responses['201'].content['application/json'].examples).toEqual({
        Rex: { summary: 'A dog', value: { id: 1 } },
      })
      const dry = post.parameters.find(({ name }: { name: string }) => name === 'dry')
      expect(dry.examples).toEqual({ Rex: { summary: 'A dog', value: 'true' } })
    }))

  test('the newest is first, and one of the same name is replaced', () =>
    withWorld(async ({ owner }) => {
      const { place, example } = await posting(owner)
      await putMethodExample(owner, example)
      await putMethodExample(owner, { ...example, name: 'Max' })
      await putMethodExample(owner, { ...example, name: 'Rex', summary: 'Again' })
      const { items } = await listMethodExamples(owner, place)
      expect(items.map(({ name, summary }) => [name, summary])).toEqual([
        ['Rex', 'Again'],
        ['Max', 'A dog'],
      ])
    }))

  test('has nothing that proves who calls, and nothing that the method does not declare', () =>
    withWorld(async ({ owner }) => {
      const { restApiId, post, example } = await posting(owner)
      const { id: authorizerId } = await createAuthorizer(owner, {
        restApiId,
        name: 'A',
        type: 'REQUEST',
        authorizerUri: 'https://auth.example.com/',
        identitySource: 'method.request.header.X-Trace',
      })
      await updateMethod(owner, { ...post, authorizationType: 'CUSTOM', authorizerId })
      const headers = { 'X-Trace': 'secret-1', 'X-Api-Key': 'secret-2', Authorization: 'secret-3', Cookie: 'secret-4' }
      const kept = await putMethodExample(owner, {
        ...example,
        headers: { ...headers, 'X-Undeclared': 'secret-5' },
        query: { access_token: 'secret-6', other: 'secret-7' },
      })
      expect(kept).toMatchObject({ headers: {}, query: {} })
      expect(JSON.stringify(await getDocumentationParts(owner, { restApiId }))).not.toContain('secret')
    }))

  test('of an undeclared status is the default response’s, and text that is no JSON stays text', () =>
    withWorld(async ({ owner }) => {
      const { example } = await posting(owner)
      const response = { statusCode: '418', contentType: 'text/plain', text: '{teapot' }
      const kept = await putMethodExample(owner, { ...example, response })
      expect(kept.response).toEqual({ statusCode: '*', contentType: 'text/plain', text: '{teapot' })
    }))

  test('keeps what the part says already, also an `example`, and what would be inherited', () =>
    withWorld(async ({ owner }) => {
      const { restApiId, place, example } = await posting(owner)
      const dry = { type: 'QUERY_PARAMETER', path: '/pets', method: 'POST', name: 'dry' }
      await createDocumentationPart(owner, {
        restApiId,
        location: dry,
        properties: '{"description":"D","example":"no"}',
      })
      const above = { type: 'REQUEST_BODY', path: '/' }
      const properties = '{"description":"A body","content":{"text/plain":{}}}'
      await createDocumentationPart(owner, { restApiId, location: above, properties })
      await putMethodExample(owner, example)
      const partOf = async (type: 'QUERY_PARAMETER' | 'REQUEST_BODY') =>
        (await getDocumentationParts(owner, { restApiId, type })).items
          .filter(({ location }) => location.path === '/pets')
          .map((part) => JSON.parse(part.properties ?? ''))
      expect(await partOf('QUERY_PARAMETER')).toEqual([
        {
          description: 'D',
          examples: { Rex: { summary: 'A dog', value: 'true' }, example: { value: 'no' } },
        },
      ])
      expect(await partOf('REQUEST_BODY')).toEqual([
        {
          description: 'A body',
          content: { 'application/json': { examples: { Rex: { summary: 'A dog', value: { name: 'Rex' } } } } },
        },
      ])
      await deleteMethodExample(owner, { ...place, name: 'Rex' })
      // What is left is only what it would inherit, so it inherits again.
      expect(await partOf('REQUEST_BODY')).toEqual([])
      expect(await partOf('QUERY_PARAMETER')).toEqual([{ description: 'D', examples: { example: { value: 'no' } } }])
    }))

  test('is taken away with the parts that were made for it', () =>
    withWorld(async ({ owner }) => {
      const { restApiId, place, example } = await posting(owner)
      await putMethodExample(owner, example)
      await putMethodExample(owner, { ...example, name: 'Max' })
      await deleteMethodExample(owner, { ...place, name: 'Rex' })
      expect((await listMethodExamples(owner, place)).items.map(({ name }) => name)).toEqual(['Max'])
      await deleteMethodExample(owner, { ...place, name: 'Max' })
      expect((await getDocumentationParts(owner, { restApiId })).items).toEqual([])
      await expect(deleteMethodExample(owner, { ...place, name: 'Max' })).rejects.toMatchObject({ status: 404 })
    }))
})

describe('refused is', () => {
  test.each([
    ['a name that would not keep its place', { name: '1' }],
    ['a media type that is none', { body: { contentType: 'json', text: '{}' } }],
    ['a status that is none', { response: { statusCode: '999', contentType: 'text/plain', text: 'x' } }],
    ['a body that is too long', { body: { contentType: 'text/plain', text: 'x'.repeat(100_001) } }],
  ])('%s', (_, wrong) =>
    withWorld(async ({ owner }) => {
      const { example } = await posting(owner)
      await expect(putMethodExample.invoke(owner, { ...example, ...wrong })).rejects.toMatchObject({ status: 400 })
    }),
  )

  test('one with nothing to keep', () =>
    withWorld(async ({ owner }) => {
      const { place } = await posting(owner)
      await expect(putMethodExample(owner, { ...place, name: 'Rex' })).rejects.toMatchObject({ status: 400 })
    }))

  test('one too many', { timeout: 60_000 }, () =>
    withWorld(async ({ owner }) => {
      const { example } = await posting(owner)
      for (let made = 0; made < mostExamples; made++) await putMethodExample(owner, { ...example, name: `n${made}` })
      await putMethodExample(owner, { ...example, name: 'n0' })
      await expect(putMethodExample(owner, example)).rejects.toMatchObject({
        message: expect.stringContaining('at most'),
      })
    }),
  )

  test('a viewer, another account, and a method that is not there', () =>
    withWorld(async ({ as, owner, stranger }) => {
      const { place, example } = await posting(owner)
      await expect(putMethodExample(as('viewer'), example)).rejects.toMatchObject({ status: 403 })
      await expect(putMethodExample(stranger, example)).rejects.toMatchObject({ status: 404 })
      await expect(putMethodExample(owner, { ...example, httpMethod: 'PUT' })).rejects.toMatchObject({ status: 404 })
      await expect(listMethodExamples(stranger, place)).rejects.toMatchObject({ status: 404 })
      await expect(deleteMethodExample(stranger, { ...place, name: 'Rex' })).rejects.toMatchObject({ status: 404 })
    }))
})
