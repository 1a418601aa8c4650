import { describe, expect, test } from 'vitest'
import { entriesOf, methodOf, planOf, problemsOf } from '../testing/plan-of.ts'
import { resolveIntrinsic, unknownNames } from './resolve-intrinsic.ts'

const given = { 'AWS::Region': 'eu-central-1', Table: 'pets', 'Role.Arn': 'arn:role' }

test.each([
  [{ Ref: 'Table' }, 'pets'],
  [{ Ref: 'Other' }, `\${Other}`],
  [{ Ref: '__proto__' }, `\${__proto__}`],
  [{ Ref: 'constructor' }, `\${constructor}`],
  [{ 'Fn::ImportValue': 'Table' }, 'pets'],
  [{ 'Fn::ImportValue': { 'Fn::Sub': `Ta\${x}` } }, `\${Ta\${x}}`],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:role'],
  [{ 'Fn::GetAtt': 'Role.Arn' }, 'arn:role'],
  [{ 'Fn::Sub': `\${AWS::Region}/\${Table}/\${!Table}/\${Unknown}` }, `eu-central-1/pets/\${Table}/\${Unknown}`],
  [{ 'Fn::Sub': [`\${Own}/\${Table}`, { Own: { Ref: 'Table' }, Table: 'own', Bad: [1] }] }, 'pets/own'],
  [{ 'Fn::Join': [':', ['a', 1, { Ref: 'Table' }]] }, 'a:1:pets'],
  [{ 'Fn::Join': ['', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'abc'],
  [{ 'Fn::Select': [1, ['a', { Ref: 'Table' }]] }, 'pets'],
  [{ 'Fn::Select': ['2', { 'Fn::Split': [',', 'a,b,c'] }] }, 'c'],
  [{ 'Fn::Base64': 'text' }, 'dGV4dA=='],
])('%j gives its text', (value, text) => {
  expect(resolveIntrinsic(value, given)).toEqual({ text })
})

test.each([{ 'Fn::If': ['Prod', 'a', 'b'] }, { 'Fn::FindInMap': ['a', 'b', 'c'] }, { 'Fn::Transform': {} }])(
  '%j is decided by CloudFormation',
  (value) => {
    expect(resolveIntrinsic(value, given)).toEqual({ refusal: expect.stringContaining('is decided by CloudFormation') })
  },
)

test.each([
  { Ref: 7 },
  { 'Fn::Sub': 7 },
  { 'Fn::Join': 'a' },
  { 'Fn::Join': [':', ['a', { 'Fn::If': [] }]] },
  { 'Fn::Select': [9, ['a']] },
  { 'Fn::Nothing': 'x' },
  { 'Fn::Base64': [] },
])('%j has no text', (value) => {
  expect(resolveIntrinsic(value, given)).toEqual({ refusal: expect.stringContaining('its arguments are wrong') })
})

test.each(['text', 7, null, [], {}, { Ref: 'a', other: 1 }, { a: 1 }])('%j is no intrinsic', (value) => {
  expect(resolveIntrinsic(value, given)).toBeUndefined()
})

test('stage variables are written like unknown values, and meant', () => {
  expect(unknownNames(`\${stageVariables.x} \${Table} \${AWS::Region}`)).toEqual([`\${Table}`, `\${AWS::Region}`])
})

describe('in a document', () => {
  const substitutions = { Name: 'Zoo', Timeout: '5000', Strict: 'true', 'F.Arn': 'arn:f', 'AWS::Region': 'x' }

  test('every text, number, flag and policy may be one', () => {
    const plan = planOf(
      `
openapi: 3.0.3
info: {title: !Ref Name, description: !Sub 'The \${Name}'}
x-amazon-apigateway-policy: {Statement: [{Resource: !Sub 'arn:\${AWS::Region}:\${Name}/*'}]}
x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: {Ref: Strict}}
paths:
  /a:
    get:
      summary: {'Fn::Join': [' ', [All, of, {Ref: Name}]]}
      responses: {}
      x-amazon-apigateway-integration: {type: http_proxy, uri: 'http://b', timeoutInMillis: !Ref Timeout}
`,
      { substitutions },
    )
    expect(plan.api).toMatchObject({
      name: 'Zoo',
      description: 'The Zoo',
      disableExecuteApiEndpoint: true,
      policy: '{"Statement":[{"Resource":"arn:x:Zoo/*"}]}',
    })
    expect(methodOf(plan, 'GET', '/a').integration?.timeoutInMillis).toBe(5000)
    expect(entriesOf(plan, 'attention')).toEqual([])
  })

  test('a value that nobody gave stays, with a line of the report at its place', () => {
    const plan = planOf('openapi: 3.0.3\ninfo: {title: T, description: !Ref Unknown}\npaths: {}')
    expect(plan.api.description).toBe(`\${Unknown}`)
    expect(entriesOf(plan, 'attention')[0]).toContain('/info/description: Written for CloudFormation')
  })

  test('a condition is a problem at its place', () => {
    expect(problemsOf('openapi: 3.0.3\ninfo: {title: !If [A, b, c]}\npaths: {}')).toContainEqual(
      expect.stringContaining('/info/title: "Fn::If" is decided by CloudFormation'),
    )
  })
})
