import { describe, expect, test } from 'vitest'
import type { Method } from '#server/rest-apis/methods/method.ts'
import { emptyForm, exampleForm, nothing, readForm } from './test-form.ts'

const method: Method = {
  httpMethod: 'ANY',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  requestParameters: { 'method.request.querystring.page': false, 'method.request.header.X-Id': true },
}
const body = { contentType: 'application/json', text: '{}' }

describe('a form', () => {
  test('begins with what the method declares and a body of its model', () => {
    expect(emptyForm(method, 'ANY', body)).toEqual({
      verb: 'GET',
      path: {},
      query: [['page', '']],
      headers: [
        ['X-Id', ''],
        ['Content-Type', 'application/json'],
      ],
      variables: [],
      body: '{}',
      clientCertificateId: nothing,
      apiKeyId: nothing,
    })
    expect(emptyForm(method, 'POST', undefined)).toMatchObject({ verb: 'POST', headers: [['X-Id', '']], body: '' })
  })

  test('takes an example over what stands in it', () => {
    const example = {
      name: 'Rex',
      pathParameters: { id: '7' },
      query: { page: '2', more: '1' },
      headers: { 'x-id': 'a' },
      body: { contentType: 'text/plain', text: 'x' },
    }
    expect(exampleForm(emptyForm(method, 'POST', body), example)).toMatchObject({
      path: { id: '7' },
      query: [
        ['page', '2'],
        ['more', '1'],
      ],
      headers: [
        ['x-id', 'a'],
        ['Content-Type', 'text/plain'],
      ],
      body: 'x',
    })
  })

  test('is read as it stands', () => {
    const data = new FormData()
    const fields = [
      ['httpMethod', 'POST'],
      ['path.id', '7'],
      ['query.name', 'page'],
      ['query.value', '2'],
      ['headers.name', ' '],
      ['headers.value', 'x'],
      ['body', '{}'],
      ['apiKeyId', 'k1'],
    ] as const
    for (const [name, value] of fields) data.append(name, value)
    expect(readForm(data)).toEqual({
      verb: 'POST',
      path: { id: '7' },
      query: [['page', '2']],
      headers: [],
      variables: [],
      body: '{}',
      clientCertificateId: nothing,
      apiKeyId: 'k1',
    })
  })
})
