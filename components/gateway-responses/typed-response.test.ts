import { expect, test } from 'vitest'
import { isSameResponse, typedResponse } from './typed-response.ts'

function form(...fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

test('what is typed is read as it would be saved; rows without a name are left out', () => {
  const data = form(
    ['statusCode', ' 404 '],
    ['responseParameters.name', 'Retry-After'],
    ['responseParameters.value', "'5'"],
    ['responseParameters.name', ''],
    ['responseParameters.value', 'nobody'],
    ['responseTemplates.name', 'text/plain'],
    ['responseTemplates.value', 'No\nway'],
  )
  expect(typedResponse(data, 'THROTTLED')).toEqual({
    responseType: 'THROTTLED',
    statusCode: '404',
    responseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
    responseTemplates: { 'text/plain': 'No\nway' },
    defaultResponse: false,
  })
})

test('an empty status is the usual one; order and the kind of line breaks are no change', () => {
  const one = typedResponse(
    form(
      ['statusCode', ''],
      ['responseTemplates.name', 'a/b'],
      ['responseTemplates.value', 'x\r\ny'],
      ['responseTemplates.name', 'c/d'],
      ['responseTemplates.value', ''],
    ),
    'THROTTLED',
  )
  expect(one).not.toHaveProperty('statusCode')
  const other = { ...one, responseTemplates: { 'c/d': '', 'a/b': 'x\ny' }, defaultResponse: true }
  expect(isSameResponse(one, other)).toBe(true)
  expect(isSameResponse(one, { ...other, statusCode: '429' })).toBe(false)
  expect(isSameResponse(one, { ...other, responseTemplates: { 'a/b': 'x' } })).toBe(false)
})
