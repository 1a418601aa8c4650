import { expect, test } from 'vitest'
import { entriesOf, methodOf, planOf, problemsOf } from '../testing/plan-of.ts'

const withIntegration = (yaml: string) => `
paths:
  /a:
    get:
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration:
${yaml
  .trim()
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
`
const integrationOf = (yaml: string) => methodOf(planOf(withIntegration(yaml)), 'GET', '/a').integration

test("every member of the extension arrives, in AWS's capitals", () => {
  const integration = integrationOf(`
type: http
httpMethod: post
uri: https://example.org/{id}
connectionType: internet
credentials: arn:aws:iam::123456789012:role/x
requestParameters: {integration.request.querystring.a: method.request.querystring.a}
requestTemplates: {application/json: '{}'}
passthroughBehavior: when_no_templates
contentHandling: convert_to_text
timeoutInMillis: 5000
cacheNamespace: shared
cacheKeyParameters: [method.request.querystring.a]
tlsConfig: {insecureSkipVerification: true}
responseTransferMode: buffered
responses:
  default: {statusCode: 200, responseTemplates: {application/json: '{}'}, contentHandling: convert_to_binary}
  5\\d\\d: {statusCode: '502', responseParameters: {method.response.header.X: "'y'"}}
`)
  expect(integration).toEqual({
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'https://example.org/{id}',
    connectionType: 'INTERNET',
    connectionId: undefined,
    integrationTarget: undefined,
    credentials: 'arn:aws:iam::123456789012:role/x',
    requestParameters: { 'integration.request.querystring.a': 'method.request.querystring.a' },
    requestTemplates: { 'application/json': '{}' },
    passthroughBehavior: 'WHEN_NO_TEMPLATES',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 5000,
    cacheNamespace: 'shared',
    cacheKeyParameters: ['method.request.querystring.a'],
    tlsConfig: { insecureSkipVerification: true },
    responseTransferMode: 'BUFFERED',
    integrationResponses: {
      200: {
        selectionPattern: undefined,
        responseParameters: undefined,
        responseTemplates: { 'application/json': '{}' },
        contentHandling: 'CONVERT_TO_BINARY',
      },
      502: {
        selectionPattern: '5\\d\\d',
        responseParameters: { 'method.response.header.X': "'y'" },
        responseTemplates: undefined,
        contentHandling: undefined,
      },
    },
  })
})

test("AWS's defaults", () => {
  expect(integrationOf('type: http_proxy\nuri: https://example.org')).toMatchObject({
    httpMethod: 'GET',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheKeyParameters: [],
    integrationResponses: {},
  })
  expect(integrationOf('type: mock')?.httpMethod).toBeUndefined()
})

test('what an integration answers with is declared on its method', () => {
  const plan = planOf(
    withIntegration(`
type: mock
responses:
  default: {statusCode: 200, responseParameters: {method.response.header.A: "'1'"}}
  4\\d\\d: {statusCode: 404}
`),
  )
  expect(methodOf(plan, 'GET', '/a').methodResponses).toMatchObject({
    200: { responseParameters: { 'method.response.header.A': false } },
    404: {},
  })
})

test('of two responses with one status code the first is kept, and the loss is reported', () => {
  const plan = planOf(withIntegration('type: mock\nresponses: {default: {statusCode: 200}, ok: {statusCode: 200}}'))
  expect(Object.keys(methodOf(plan, 'GET', '/a').integration?.integrationResponses ?? {})).toEqual(['200'])
  expect(plan.entries.filter((entry) => entry.lost)).toHaveLength(1)
})

test.each([
  ['type: http\nuri: "https://x"\nconnectionType: vpc_link', 'VPC links are not served yet'],
  [
    'type: mock\nrequestTemplates: {a/b: {Ref: Table}}',
    `Written for CloudFormation: put the real values for \${Table}`,
  ],
])('%j is stored and needs attention', (yaml, message) => {
  const plan = planOf(withIntegration(yaml))
  expect(methodOf(plan, 'GET', '/a').integration).toBeDefined()
  expect(plan.entries.filter((entry) => entry.message.includes(message))).toMatchObject([
    { outcome: 'attention', target: { kind: 'method', path: '/a', httpMethod: 'GET' } },
  ])
})

test.each([
  'type: aws\nuri: arn:x',
  'type: aws_proxy\nuri: arn:x',
  'type: http\nuri: "https://x"\ncontentHandling: CONVERT_TO_TEXT',
  'type: mock\nrequestTemplates: {a/b: "$input.body"}',
  'type: mock\nresponses: {default: {statusCode: 200, responseTemplates: {a/b: "#if(1)"}}}',
])('%j is served as it is', (yaml) => {
  expect(entriesOf(planOf(withIntegration(yaml)), 'attention')).toEqual([])
})

test('what streams may take a quarter of an hour', () => {
  const yaml = 'type: http_proxy\nuri: "https://x"\nresponseTransferMode: stream\ntimeoutInMillis: '
  expect(integrationOf(`${yaml}900000`)).toMatchObject({ timeoutInMillis: 900_000, responseTransferMode: 'STREAM' })
  expect(problemsOf(withIntegration(`${yaml}900001`)).join()).toContain('Must be 50 to 900000 milliseconds')
})

test('a literal template and stage variables are served as they are', () => {
  const plan = planOf(
    withIntegration(`
type: http
uri: https://\${stageVariables.host}/a
requestTemplates: {application/json: '{"statusCode": 200}'}
`),
  )
  expect(entriesOf(plan, 'attention')).toEqual([])
})

test.each([
  ['{Ref: Role}', `\${Role}`],
  ["{'Fn::GetAtt': [Role, Arn]}", `\${Role.Arn}`],
  ["{'Fn::GetAtt': Role.Arn}", `\${Role.Arn}`],
  [`{'Fn::Sub': 'arn:\${AWS::Region}:\${!literal}'}`, `arn:\${AWS::Region}:\${literal}`],
  [`{'Fn::Sub': ['a-\${b}-\${c}', {b: x}]}`, `a-x-\${c}`],
  [`{'Fn::Sub': ['a-\${b}', {b: {Ref: X}}]}`, `a-\${X}`],
  [`{'Fn::Sub': ['a-\${b}']}`, `a-\${b}`],
  ["{'Fn::Join': [':', [arn, {Ref: X}, 7]]}", `arn:\${X}:7`],
  ["{'Fn::ImportValue': Shared}", `\${Shared}`],
])('the intrinsic %s stays as the text %s', (yaml, text) => {
  expect(integrationOf(`type: aws\nuri: arn:x\ncredentials: ${yaml}`)?.credentials).toBe(text)
})

test.each([
  ['{Ref: Role}', 'arn:role'],
  ["{'Fn::GetAtt': [Role, Arn]}", 'arn:role.arn'],
  ["{'Fn::GetAtt': Role.Arn}", 'arn:role.arn'],
  [`{'Fn::Sub': '\${Role.Arn}:\${AWS::Region}:\${!Role}:\${Other}'}`, `arn:role.arn:eu-west-1:\${Role}:\${Other}`],
  [`{'Fn::Sub': ['\${Role}-\${Own}', {Own: {Ref: Role}, Role: mine}]}`, 'mine-arn:role'],
  ["{'Fn::Join': [':', [arn, {Ref: Role}]]}", 'arn:arn:role'],
  ["{'Fn::ImportValue': Role}", 'arn:role'],
  [`{'Fn::Sub': '\${toString}\${__proto__}'}`, `\${toString}\${__proto__}`],
])('the intrinsic %s becomes the text %s where the import gives its values', (yaml, text) => {
  const substitutions = { Role: 'arn:role', 'Role.Arn': 'arn:role.arn', 'AWS::Region': 'eu-west-1' }
  const plan = planOf(withIntegration(`type: aws\nuri: arn:x\ncredentials: ${yaml}`), { substitutions })
  expect(methodOf(plan, 'GET', '/a').integration?.credentials).toBe(text)
})

test('what has all its values needs no attention', () => {
  const yaml = withIntegration('type: aws\nuri: arn:x\ncredentials: {Ref: Role}')
  expect(entriesOf(planOf(yaml, { substitutions: { Role: 'arn:role' } }), 'attention')).toEqual([])
  expect(entriesOf(planOf(yaml), 'attention')).toHaveLength(1)
})

const at = '/paths/~1a/get/x-amazon-apigateway-integration'

test.each([
  ['uri: x', `${at}/type: Must be one of HTTP, AWS, MOCK, HTTP_PROXY, AWS_PROXY`],
  ['type: lambda', `${at}/type: Must be one of`],
  ['type: [http]', `${at}/type: Must be text, but is a list`],
  ['type: http', `${at}/uri: Must be given for an integration of type HTTP`],
  ['type: mock\ntimeoutInMillis: 10', `${at}/timeoutInMillis: Must be 50 to 29000 milliseconds`],
  ['type: mock\ntimeoutInMillis: soon', `${at}/timeoutInMillis: Must be an integer`],
  ['type: mock\nrequestTemplates: text', `${at}/requestTemplates: Must be an object, but is text`],
  ['type: mock\nrequestTemplates: {a/b: [1]}', `${at}/requestTemplates/a~1b: Must be text, but is a list`],
  ['type: mock\nrequestTemplates: {a/b: {Unknown: x}}', `${at}/requestTemplates/a~1b: Must be text, but is an object`],
  ['type: mock\nresponses: {default: {statusCode: 99}}', `${at}/responses/default/statusCode: Must be a status code`],
  ['type: mock\nresponses: [1]', `${at}/responses: Must be an object, but is a list`],
  ['type: mock\npassthroughBehavior: sometimes', `${at}/passthroughBehavior: Must be one of WHEN_NO_MATCH`],
  [
    'type: mock\ntlsConfig: {insecureSkipVerification: maybe}',
    `${at}/tlsConfig/insecureSkipVerification: Must be true`,
  ],
  ['type: mock\ncacheKeyParameters: a', `${at}/cacheKeyParameters: Must be a list, but is text`],
])('%j is a problem', (yaml, problem) => {
  expect(problemsOf(withIntegration(yaml)).join('\n')).toContain(problem)
})
