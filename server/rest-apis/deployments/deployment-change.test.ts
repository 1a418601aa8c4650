import { expect, test } from 'vitest'
import type { DefinitionChange, Difference } from './compare-definitions.ts'
import { deploymentChanges } from './deployment-change.ts'

const changed = (subject: DefinitionChange['subject'], ...differences: Difference[]): DefinitionChange => ({
  outcome: 'changed',
  subject,
  name: 'GET /pets',
  differences,
})

/** The kinds and names of what breaks. */
const breaks = (change: DefinitionChange) =>
  deploymentChanges([change]).flatMap(({ breaking }) => breaking.map((one) => Object.values(one).join(' ')))

test('a method that changed in two respects has two changes, each with its values', () => {
  const change = changed(
    'method',
    { aspect: 'integration', before: { uri: 'a', timeoutInMillis: 1000 }, after: { uri: 'b', timeoutInMillis: 2000 } },
    { aspect: 'apiKeyRequired', before: true, after: false },
  )
  expect(deploymentChanges([change])).toMatchObject([
    { group: 'authorization', values: [{ path: ['apiKeyRequired'], before: true, after: false }], breaking: [] },
    { group: 'limits', values: [{ path: ['integration', 'timeoutInMillis'], before: 1000, after: 2000 }] },
    { group: 'mapping', values: [{ path: ['integration', 'uri'], before: 'a', after: 'b' }] },
  ])
})

test.each<[DefinitionChange['subject'], string]>([
  ['method', 'routes'],
  ['model', 'models'],
  ['authorizer', 'authorization'],
  ['gateway-response', 'gateway-responses'],
  ['documentation', 'documentation'],
])('a new %s is one of %s, and breaks nothing', (subject, group) => {
  const [change] = deploymentChanges([{ outcome: 'added', subject, name: 'x', differences: [] }])
  expect(change).toMatchObject({ group, values: [], breaking: [] })
})

test.each<[string, DefinitionChange, string[]]>([
  [
    'a method that is gone',
    { outcome: 'removed', subject: 'method', name: 'GET /', differences: [] },
    ['route-removed'],
  ],
  ['a model that is gone', { outcome: 'removed', subject: 'model', name: 'Pet', differences: [] }, []],
  [
    'a key that is asked for',
    changed('method', { aspect: 'apiKeyRequired', before: false, after: true }),
    ['key-required'],
  ],
  [
    'an authorizer where there was none',
    changed('method', {
      aspect: 'authorization',
      before: { type: 'NONE' },
      after: { type: 'CUSTOM', authorizer: 'login' },
    }),
    ['authorization-required'],
  ],
  [
    'none any more',
    changed('method', { aspect: 'authorization', before: { type: 'AWS_IAM' }, after: { type: 'NONE' } }),
    [],
  ],
  [
    'another authorizer',
    changed('method', {
      aspect: 'authorization',
      before: { type: 'CUSTOM', authorizer: 'old' },
      after: { type: 'CUSTOM', authorizer: 'new' },
    }),
    ['authorization-changed'],
  ],
  [
    'a parameter that must be there',
    changed('method', {
      aspect: 'requestParameters',
      before: { 'method.request.querystring.limit': false },
      after: { 'method.request.querystring.limit': true, 'method.request.header.X-Trace': false },
    }),
    ['parameter-required limit'],
  ],
  [
    'a body that is looked at',
    changed('method', { aspect: 'requestValidation', after: { body: true, parameters: false } }),
    ['body-required'],
  ],
  [
    'a response that is gone',
    changed('method', { aspect: 'methodResponses', before: { 200: {}, 404: {} }, after: { 200: {} } }),
    ['response-removed 404'],
  ],
  [
    'a header of a response that is gone',
    changed('method', {
      aspect: 'methodResponses',
      before: { 200: { responseParameters: { 'method.response.header.ETag': true } } },
      after: { 200: {} },
    }),
    ['response-removed 200 ETag'],
  ],
  [
    'a member that is gone, one that must be there, and one of another type',
    changed('model', {
      aspect: 'schema',
      before: { properties: { id: { type: 'integer' }, tag: { type: 'string' } }, required: ['id'] },
      after: { properties: { id: { type: 'string' } }, required: ['id', 'name'] },
    }),
    ['type-changed id', 'member-removed tag', 'member-required name'],
  ],
  [
    'where the key is read',
    changed('api', { aspect: 'apiKeySource', before: 'HEADER', after: 'AUTHORIZER' }),
    ['key-source'],
  ],
  ['the API’s name', changed('api', { aspect: 'name', before: 'a', after: 'b' }), []],
])('says what may break callers: %s', (_what, change, reasons) => {
  expect(breaks(change)).toEqual(reasons)
})
