import { describe, expect, test } from 'vitest'
import { readIssuer } from './issuer.ts'

const aws = { configured: () => undefined }
const poolArn = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbC123'

describe('a user pool', () => {
  test('is at AWS', () => {
    const url = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123'
    expect(readIssuer(poolArn, aws)).toEqual({ url, jwksUri: `${url}/.well-known/jwks.json`, isTrusted: false })
  })

  test('is elsewhere in China', () => {
    const arn = 'arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_AbC123'
    expect(readIssuer(arn, aws).url).toBe('https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbC123')
  })

  test.each(['http://127.0.0.1:9229', 'http://127.0.0.1:9229/'])(
    'is at the endpoint that is configured, %s',
    (origin) => {
      const configured = (service: string) => (service === 'cognito-idp' ? origin : undefined)
      const url = 'http://127.0.0.1:9229/eu-central-1_AbC123'
      expect(readIssuer(poolArn, { configured })).toEqual({
        url,
        jwksUri: `${url}/.well-known/jwks.json`,
        isTrusted: true,
      })
    },
  )
})

describe('any other issuer', () => {
  test.each([
    ['https://issuer.example', 'https://issuer.example'],
    ['https://issuer.example/', 'https://issuer.example'],
    ['https://issuer.example/tenant/v2.0', 'https://issuer.example/tenant/v2.0'],
    ['http://127.0.0.1:8080/realms/a/', 'http://127.0.0.1:8080/realms/a'],
  ])('%s is %s, and is discovered', (given, url) => {
    expect(readIssuer(given, aws)).toEqual({ url, jwksUri: undefined, isTrusted: false })
  })
})

test.each([
  '',
  'issuer.example',
  'ftp://issuer.example',
  'javascript:alert(1)',
  'https://user:pass@issuer.example',
  'https://issuer.example?tenant=1',
  'https://issuer.example#x',
  'arn:aws:cognito-idp:eu-central-1:123456789012:identitypool/x',
  'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/../x',
])('%j is none', (provider) => {
  expect(() => readIssuer(provider, aws)).toThrow('neither the ARN of a user pool nor the URL of an issuer')
})
