import { describe, expect, test } from 'vitest'
import { declaredPairs, mentionedVariables, pathVariables, pathWithQuery, readTestCall } from './test-call.ts'

const key = { restApiId: 'api', resourceId: 'res', httpMethod: 'ANY' }

describe('the form of a test', () => {
  test('becomes a call', () => {
    const form = new FormData()
    const fields = [
      ['httpMethod', 'POST'],
      ['path.id', 'a b'],
      ['query.name', 'page'],
      ['query.value', '2'],
      ['headers.name', 'X-Pet'],
      ['headers.value', 'one'],
      ['headers.name', 'X-Pet'],
      ['headers.value', 'two'],
      ['headers.name', ' '],
      ['headers.value', 'nobody’s'],
      ['headers.name', 'X-Empty'],
      ['headers.value', ''],
      ['variables.name', 'host'],
      ['variables.value', 'example.com'],
      ['body', '{}'],
    ] as const
    for (const [name, value] of fields) form.append(name, value)
    expect(readTestCall(form, key, '/pets/{id}')).toEqual({
      ...key,
      httpMethod: 'POST',
      pathWithQueryString: '/pets/a%20b?page=2',
      headers: {},
      multiValueHeaders: { 'X-Pet': ['one', 'two'] },
      body: '{}',
      stageVariables: { host: 'example.com' },
    })
  })

  test('that is empty asks for the method as it is', () => {
    const call = readTestCall(new FormData(), key, '/')
    expect([call.httpMethod, call.pathWithQueryString, call.body]).toEqual(['ANY', '/', ''])
  })
})

describe('a path', () => {
  test('has variables', () => {
    expect(pathVariables('/pets/{id}/{proxy+}')).toEqual(['id', 'proxy'])
    expect(pathVariables('/pets')).toEqual([])
  })

  test.each([
    ['/pets/{id}', '7', '/pets/7'],
    ['/pets/{id}', 'a/b', '/pets/a%2Fb'],
    ['/{proxy+}', 'a/b c', '/a/b%20c'],
    ['/pets/{id}', '', '/pets/{id}'],
  ])('%s with %j is %s', (path, value, expected) => {
    expect(pathWithQuery(path, () => value, [])).toBe(expected)
  })

  test('has its query behind it, encoded', () => {
    expect(pathWithQuery('/x', () => '', [['a&b', 'c=d']])).toBe('/x?a%26b=c%3Dd')
  })
})

test('the declared parameters of a place are filled in', () => {
  const declared = { 'method.request.header.X-Id': true, 'method.request.querystring.page': false }
  expect(declaredPairs(declared, 'header')).toEqual([['X-Id', '']])
  expect(declaredPairs(declared, 'querystring')).toEqual([['page', '']])
  expect(declaredPairs(undefined, 'header')).toEqual([])
})

test('the stage variables that an integration mentions are filled in, once each', () => {
  const integration = {
    uri: ['https://$', '{stageVariables.host}/x'].join(''),
    requestTemplates: { 'application/json': "$stageVariables.host $stageVariables['tenant']" },
  }
  expect(mentionedVariables(integration)).toEqual([
    ['host', ''],
    ['tenant', ''],
  ])
  expect(mentionedVariables(undefined)).toEqual([])
})
