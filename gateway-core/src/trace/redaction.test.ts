import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Redaction, secretNames } from './redaction.ts'

const names = secretNames(undefined)
const redaction = (headers: string[] = [], query = '') => new Redaction(names, headers, query)

describe('headers', () => {
  test.each([
    'Authorization',
    'authorization',
    'Proxy-Authorization',
    'Cookie',
    'Set-Cookie',
    'X-Api-Key',
    'x-amz-security-token',
  ])('masks %s', (name) => {
    expect(redaction().headers([name, 'Bearer 0123456789'])).toEqual([[name, '***********456789']])
  })

  test('leaves the others as they are, in order', () => {
    const flat = ['Accept', '*/*', 'X-Pet', 'one', 'X-Pet', 'two']
    expect(redaction().headers(flat)).toEqual([
      ['Accept', '*/*'],
      ['X-Pet', 'one'],
      ['X-Pet', 'two'],
    ])
  })

  test('masks what the method’s authorizer judges by', () => {
    const own = secretNames('method.request.header.X-Tenant-Token, method.request.querystring.ticket')
    const redacted = new Redaction(own, [], '')
    expect(redacted.headerValue('x-tenant-token', '0123456789abcdef')).toBe('**********abcdef')
    expect(redacted.parameterValue('Ticket', '0123456789abcdef')).toBe('**********abcdef')
  })
})

describe('a query', () => {
  test.each(['X-Amz-Signature', 'X-Amz-Security-Token', 'access_token', 'api_key'])('masks %s', (name) => {
    expect(redaction().query(`a=1&${name}=0123456789abcdef&flag`)).toBe(`a=1&${name}=**********abcdef&flag`)
  })

  test('is masked behind a path and behind a whole URI', () => {
    const target = 'https://example.com/x?access_token=0123456789abcdef'
    expect(redaction().target(target)).toBe('https://example.com/x?access_token=**********abcdef')
    expect(redaction().target('/x')).toBe('/x')
  })
})

describe('what a caller sent as a secret', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.payload'

  test('is masked in any text where it turns up again', () => {
    const redacted = redaction(['Authorization', `Bearer ${token}`])
    const event = JSON.stringify({ headers: { Authorization: `Bearer ${token}` }, token })
    expect(redacted.text(event)).not.toContain('eyJhbGciOi')
    expect(redacted.text(event)).toContain('ayload')
  })

  test('is masked without its scheme, in JSON and percent-encoded', () => {
    const redacted = redaction(['Authorization', 'Digest user="x", uri="/secret path"'])
    expect(redacted.text('user="x", uri="/secret path"')).not.toContain('secret')
    expect(redacted.text(JSON.stringify({ a: 'user="x", uri="/secret path"' }))).not.toContain('secret')
    expect(redacted.text(encodeURIComponent('user="x", uri="/secret path"'))).not.toContain('secret')
  })

  test('is masked as sent in the query and as decoded', () => {
    const redacted = redaction([], 'access_token=abc%2Fdefghijklmnop')
    expect(redacted.text('token abc/defghijklmnop')).toBe('token ***********klmnop')
    expect(redacted.text('token abc%2Fdefghijklmnop')).not.toContain('abc%2F')
  })

  test('is not looked for when it is so short that it would hide half of every text', () => {
    expect(redaction(['Cookie', 'a=1']).text('a=1, a=2')).toBe('a=1, a=2')
  })

  test('is masked whole where one secret begins with another', () => {
    const redacted = redaction(['Cookie', 'session-0123456789', 'X-Api-Key', 'session-0123456789-and-more'])
    expect(redacted.text('session-0123456789-and-more')).toBe(`${'*'.repeat(21)}d-more`)
  })

  test('never appears in text that it was put into, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 60 }), fc.string(), fc.string(), (secret, before, after) => {
        const redacted = new Redaction(names, ['X-Api-Key', secret], '')
        expect(redacted.text(before + secret + after)).not.toContain(secret)
        const json = redacted.text(JSON.stringify({ text: secret }))
        expect(json).not.toContain(JSON.stringify(secret).slice(1, -1))
      }),
    )
  })

  test('that ends like a pattern of replacements is still masked', () => {
    for (const end of ['$&', '$`', "$'", '$$']) {
      expect(redaction(['Cookie', `a-long-secret-${end}`]).text(`a-long-secret-${end}`)).toBe(`**********ret-${end}`)
    }
  })

  test('with characters that no URL can encode, or badly encoded ones, is still masked', () => {
    expect(redaction(['Cookie', '\ud800-0123456789']).text('\ud800-0123456789')).toBe('******456789')
    expect(redaction([], 'api_key=%zz0123456789').text('%zz0123456789')).toBe('*******456789')
  })
})
