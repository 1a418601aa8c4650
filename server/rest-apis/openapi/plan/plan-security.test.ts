import { expect, test } from 'vitest'
import { entriesOf, planOf, problemsOf } from '../testing/plan-of.ts'

const schemes = `
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-API-Key}
    otherKey: {type: apiKey, in: query, name: token}
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {}}
    iam: {type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}
    lambda:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: token
        authorizerUri: {'Fn::Sub': 'arn:aws:apigateway:\${AWS::Region}:lambda:path/f'}
        authorizerResultTtlInSeconds: 60
    pool:
      type: apiKey
      in: header
      name: Authorization
      x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: ['arn:aws:cognito-idp:pool']}
`

const plan = (security: string, extra = '') =>
  planOf(`paths: {/a: {get: {responses: {200: {description: ok}}${security}}}}\n${extra}${schemes}`)
const securityOf = (security: string, extra = '') => {
  const [method] = plan(security, extra).methods
  return [method?.authorizationType, method?.apiKeyRequired, method?.authorizer, method?.authorizationScopes]
}

test.each([
  ['', ['NONE', false, undefined, undefined]],
  [', security: []', ['NONE', false, undefined, undefined]],
  [', security: [{key: []}]', ['NONE', true, undefined, undefined]],
  [', security: [{key: []}, {}]', ['NONE', false, undefined, undefined]],
  [', security: [{otherKey: []}]', ['NONE', true, undefined, undefined]],
  [', security: [{basic: []}]', ['NONE', true, undefined, undefined]],
  [', security: [{oauth: [read]}]', ['NONE', true, undefined, undefined]],
  [', security: [{undefinedScheme: []}]', ['NONE', true, undefined, undefined]],
  [', security: [{oauth: []}, {key: []}]', ['NONE', true, undefined, undefined]],
  [', security: [{iam: []}]', ['AWS_IAM', false, undefined, undefined]],
  [', security: [{iam: [], key: []}]', ['AWS_IAM', true, undefined, undefined]],
  [', security: [{lambda: []}]', ['CUSTOM', false, 'lambda', undefined]],
  [', security: [{pool: [a/read]}]', ['COGNITO_USER_POOLS', false, 'pool', ['a/read']]],
  [', x-amazon-apigateway-auth: {type: aws_iam}', ['AWS_IAM', false, undefined, undefined]],
  [', x-amazon-apigateway-auth: {type: none}', ['NONE', false, undefined, undefined]],
])('a method with "%s" is never more open than the document says', (security, expected) => {
  expect(securityOf(security)).toEqual(expected)
})

test("the document's own security holds where an operation has none", () => {
  expect(securityOf('', 'security: [{basic: []}]')).toEqual(['NONE', true, undefined, undefined])
  expect(securityOf(', security: []', 'security: [{basic: []}]')).toEqual(['NONE', false, undefined, undefined])
})

test('what is not checked is reported once for each scheme, with the number of methods', () => {
  const two = planOf(`
paths:
  /a: {get: {security: [{basic: []}], responses: {}}, post: {security: [{basic: []}], responses: {}}}
  /b: {get: {security: [{lambda: []}], responses: {}}, put: {security: [{key: []}], responses: {}}}
${schemes}`)
  expect(entriesOf(two, 'attention').filter((line) => line.includes('securitySchemes'))).toEqual([
    `/components/securitySchemes/lambda/x-amazon-apigateway-authorizer: Written for CloudFormation: put the real values for \${AWS::Region}`,
    '/components/securitySchemes/basic: 2 methods ask for HTTP basic authentication, which the gateway does not check: an API key is needed instead',
  ])
  expect(entriesOf(two, 'kept')).toContain(
    '/components/securitySchemes/lambda: 1 method asks for the authorizer "lambda"',
  )
  expect(entriesOf(two, 'kept')).toContain('/components/securitySchemes/key: 1 method asks for an API key in x-api-key')
})

test('authorizers become AWS authorizers', () => {
  expect(plan('').authorizers).toMatchObject([
    {
      name: 'lambda',
      type: 'TOKEN',
      authType: 'custom',
      authorizerUri: `arn:aws:apigateway:\${AWS::Region}:lambda:path/f`,
      authorizerResultTtlInSeconds: 60,
      identitySource: 'method.request.header.Authorization',
    },
    { name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:pool'] },
  ])
})

test('an OpenID Connect scheme becomes an authorizer that takes the tokens of its issuer', () => {
  const document = (url: string) => `
paths: {/a: {get: {security: [{sso: [pets/read]}], responses: {}}}}
components: {securitySchemes: {sso: {type: openIdConnect, openIdConnectUrl: '${url}'}}}`
  const translated = planOf(document('https://id.example.org/realm/.well-known/openid-configuration'))
  expect(translated.authorizers).toEqual([
    {
      name: 'sso',
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      identitySource: 'method.request.header.Authorization',
      providerARNs: ['https://id.example.org/realm'],
    },
  ])
  expect(translated.methods).toMatchObject([
    { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'sso', authorizationScopes: ['pets/read'] },
  ])
  expect(entriesOf(translated, 'translated').join()).toContain('takes the tokens of https://id.example.org/realm')
  const elsewhere = planOf(document('https://id.example.org/keys'))
  expect(elsewhere.methods).toMatchObject([{ authorizationType: 'NONE', apiKeyRequired: true }])
})

test.each([
  ['paths: {/a: {get: {security: text, responses: {}}}}', '/paths/~1a/get/security: Must be a list, but is text'],
  ['paths: {/a: {get: {security: [text], responses: {}}}}', '/paths/~1a/get/security/0: Must be an object'],
  ['paths: {/a: {get: {security: [{a: b}], responses: {}}}}', '/paths/~1a/get/security/0/a: Must be a list'],
  [
    'paths: {}\ncomponents: {securitySchemes: {a: text}}',
    '/components/securitySchemes/a: Must be an object, but is text',
  ],
  ['paths: {}\ncomponents: {securitySchemes: {a: {type: {}}}}', '/components/securitySchemes/a/type: Must be text'],
  [
    'paths: {}\ncomponents: {securitySchemes: {a: {type: apiKey, x-amazon-apigateway-authorizer: {type: token}}}}',
    '/components/securitySchemes/a/x-amazon-apigateway-authorizer/authorizerUri: Must be given',
  ],
])('%s', (yaml, problem) => {
  expect(problemsOf(yaml).join('\n')).toContain(problem)
})
