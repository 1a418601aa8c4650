import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { modelUses, referencedModels, referringModels } from './model-uses.ts'

const t = translatorOf('models')

const pet = '{"$ref": "https://apigateway.amazonaws.com/restapis/abc/models/Pet"}'

test('finds a model in requests and responses, with the content type', () => {
  const place = { resourceId: 'r', path: '/pets', httpMethod: 'POST' }
  const method = {
    httpMethod: 'POST',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    requestModels: { 'application/json': 'Pet', 'text/xml': 'Other' },
    methodResponses: {
      201: { statusCode: '201', responseModels: { 'application/json': 'Pet' } },
      400: { statusCode: '400' },
    },
  }
  expect(modelUses([{ ...place, method }], 'Pet', t)).toEqual([
    { ...place, note: 'request, application/json' },
    { ...place, note: 'response 201, application/json' },
  ])
  expect(modelUses([{ ...place, method }], 'Pe', t)).toEqual([])
})

test('reads references to other models', () => {
  expect(referencedModels(`{"items":${pet},"a":${pet}}`)).toEqual(['Pet'])
  expect(referencedModels('{"$ref":"#/definitions/Pet"}')).toEqual([])
  const models = [
    { name: 'Pets', schema: `{"items":${pet}}` },
    { name: 'Pet', schema: `{"properties":{"parent":${pet}}}` },
    { name: 'PetName', schema: '{}' },
  ]
  expect(referringModels(models, 'Pet')).toEqual(['Pets'])
})
