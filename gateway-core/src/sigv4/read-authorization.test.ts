import { describe, expect, test } from 'vitest'
import { readAuthorization } from './read-authorization.ts'
import { headerOf, queryPairs, type SignedRequest } from './signed-request.ts'

const credential = 'AKID/20150830/us-east-1/service/aws4_request'
const header = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=ab12`

function request(headers: Record<string, string>, query = ''): SignedRequest {
  return { verb: 'GET', path: '/', query, headers: Object.entries(headers) }
}

describe('the Authorization header', () => {
  test('is read with or without spaces, whatever the case of its name', () => {
    const expected = {
      accessKeyId: 'AKID',
      date: '20150830',
      region: 'us-east-1',
      service: 'service',
      terminator: 'aws4_request',
      signedHeaders: ['host', 'x-amz-date'],
      signature: 'ab12',
      timestamp: '20150830T123600Z',
      signedAt: Date.UTC(2015, 7, 30, 12, 36),
      expiresSeconds: undefined,
    }
    const amzDate = { 'X-Amz-Date': '20150830T123600Z' }
    expect(readAuthorization(request({ ...amzDate, Authorization: header }))).toEqual(expected)
    const tight = header.replaceAll(', ', ',')
    expect(readAuthorization(request({ ...amzDate, AUTHORIZATION: ` ${tight} ` }))).toEqual(expected)
  })

  test('goes with a Date header where there is no X-Amz-Date', () => {
    const authorization = readAuthorization(request({ Authorization: header, Date: 'Sun, 30 Aug 2015 12:36:00 GMT' }))
    expect(authorization).toMatchObject({ timestamp: '20150830T123600Z', signedAt: Date.UTC(2015, 7, 30, 12, 36) })
    const basic = readAuthorization(request({ Authorization: header, Date: '20150830T123600Z' }))
    expect(basic).toMatchObject({ timestamp: '20150830T123600Z' })
  })

  test('names signed headers once, in lower case', () => {
    const twice = header.replace('host;x-amz-date', 'Host;host;;X-Amz-Date')
    const authorization = readAuthorization(request({ Authorization: twice, 'x-amz-date': '20150830T123600Z' }))
    expect(authorization).toMatchObject({ signedHeaders: ['host', 'x-amz-date'] })
  })

  test.each(['Basic dXNlcjpwYXNz', 'Bearer x', '', 'AWS AKID:sig'])('is missing when it is %j', (value) => {
    expect(readAuthorization(request({ Authorization: value }))).toEqual({
      code: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    })
  })

  test('is missing when there is none', () => {
    expect(readAuthorization(request({}))).toMatchObject({ code: 'MissingAuthenticationTokenException' })
  })

  test.each([
    ['AWS4-HMAC-SHA256', 'Credential', 'Signature', 'SignedHeaders', "either a 'X-Amz-Date' or a 'Date' header"],
    [`AWS4-HMAC-SHA256 Credential=${credential}`, 'Signature', 'SignedHeaders'],
    ['AWS4-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=1', 'Credential'],
  ])('that is incomplete is refused by naming what is missing: %s', (value, ...missing) => {
    const failure = readAuthorization(request({ Authorization: value }))
    expect(failure).toMatchObject({ code: 'IncompleteSignatureException' })
    for (const name of missing) expect(failure).toMatchObject({ message: expect.stringContaining(name) })
  })

  test('with another AWS algorithm is refused', () => {
    const other = header.replace('HMAC-SHA256', 'ECDSA-P256-SHA256')
    expect(readAuthorization(request({ Authorization: other }))).toEqual({
      code: 'IncompleteSignatureException',
      message: "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'",
    })
  })

  test.each(['AKID', 'AKID/20150830/us-east-1/service', `/${credential}`, '/20150830/us-east-1/service/aws4_request'])(
    'with the credential %s is refused',
    (value) => {
      const changed = header.replace(credential, value)
      const failure = readAuthorization(request({ Authorization: changed, 'x-amz-date': '20150830T123600Z' }))
      expect(failure).toEqual({
        code: 'IncompleteSignatureException',
        message: `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${value}'`,
      })
    },
  )

  test.each(['yesterday', '20150830', '2015-08-30T12:36:00Z', '20151330T123600Z', '20150830T126000Z'])(
    'with the date %s is refused',
    (value) => {
      expect(readAuthorization(request({ Authorization: header, 'x-amz-date': value }))).toEqual({
        code: 'IncompleteSignatureException',
        message: `Date must be in ISO-8601 'basic format'. Got '${value}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      })
    },
  )

  test('with a Date header that is no date is refused', () => {
    expect(readAuthorization(request({ Authorization: header, date: 'soon' }))).toMatchObject({
      code: 'IncompleteSignatureException',
      message: expect.stringContaining("Got 'soon'"),
    })
  })
})

describe('a presigned URL', () => {
  const query = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential,
    'X-Amz-Date': '20150830T123600Z',
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'ab12',
  }
  const presigned = (change: Record<string, string>) =>
    request({}, new URLSearchParams({ ...query, ...change }).toString())

  test('is read', () => {
    expect(readAuthorization(presigned({}))).toMatchObject({
      accessKeyId: 'AKID',
      signedHeaders: ['host'],
      signature: 'ab12',
      expiresSeconds: 60,
    })
  })

  test.each(['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date', 'X-Amz-Expires'])(
    'without %s is incomplete',
    (name) => {
      expect(readAuthorization(presigned({ [name]: '' }))).toEqual({
        code: 'IncompleteSignatureException',
        message: `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
      })
    },
  )

  test.each(['-1', '604801', '1e3', 'x', '99999999'])('that lasts %s seconds is refused', (seconds) => {
    expect(readAuthorization(presigned({ 'X-Amz-Expires': seconds }))).toMatchObject({
      code: 'IncompleteSignatureException',
    })
  })

  test('lasts seven days at most', () => {
    expect(readAuthorization(presigned({ 'X-Amz-Expires': '604800' }))).toMatchObject({ expiresSeconds: 604_800 })
  })

  test('with another algorithm is refused', () => {
    expect(readAuthorization(presigned({ 'X-Amz-Algorithm': 'AWS4-X' }))).toMatchObject({
      message: "Unsupported AWS 'algorithm': 'AWS4-X'",
    })
  })
})

test('a header that was sent twice is joined with a comma', () => {
  const twice: SignedRequest = {
    ...request({}),
    headers: [
      ['A', '1'],
      ['b', '2'],
      ['a', '3'],
    ],
  }
  expect(headerOf(twice, 'a')).toBe('1,3')
  expect(headerOf(twice, 'c')).toBeUndefined()
})

test.each([
  ['', []],
  ['a', [['a', '']]],
  [
    'a=1&&b=2=3&a=',
    [
      ['a', '1'],
      ['b', '2=3'],
      ['a', ''],
    ],
  ],
  [
    'a+b=%20%2B&%=%zz',
    [
      ['a b', ' +'],
      ['%', '%zz'],
    ],
  ],
])('the query %j is read as it was signed', (query, pairs) => {
  expect(queryPairs(query)).toEqual(pairs)
})
