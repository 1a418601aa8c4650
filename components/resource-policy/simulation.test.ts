import { describe, expect, test } from 'vitest'
import { callablePath, noKey, readSimulation } from './simulation.ts'

const given = { restApiId: 'api', of: 'draft', policy: '{}' } as const

function formOf(fields: readonly (readonly [name: string, value: string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

const request = [
  ['stageName', 'prod'],
  ['httpMethod', 'POST'],
  ['path', ' /pets '],
  ['sourceIp', '203.0.113.7'],
] as const

describe('the form of a simulation becomes a question', () => {
  test('of a visitor, with the policy that stands in the editor', () => {
    expect(readSimulation(formOf([...request, ['isSecure', 'on'], ['apiKeyId', noKey]]), given)).toEqual({
      restApiId: 'api',
      stageName: 'prod',
      of: 'draft',
      policy: '{}',
      httpMethod: 'POST',
      pathWithQueryString: '/pets',
      multiValueHeaders: {},
      sourceIp: '203.0.113.7',
      isSecure: true,
      caller: { kind: 'visitor' },
    })
  })

  test('of what is deployed, with headers, a key and a time', () => {
    const fields = [
      ...request,
      ['headers.name', 'Referer'],
      ['headers.value', 'https://example.com/'],
      ['headers.name', ' '],
      ['headers.value', 'nobody’s'],
      ['apiKeyId', 'k1'],
      ['at', '2026-11-23T12:00:00Z'],
    ] as const
    const question = readSimulation(formOf(fields), { ...given, of: 'deployed' })
    expect(question).toMatchObject({
      of: 'deployed',
      multiValueHeaders: { Referer: ['https://example.com/'] },
      isSecure: false,
      apiKeyId: 'k1',
      at: '2026-11-23T12:00:00.000Z',
    })
    expect(question).not.toHaveProperty('policy')
  })

  test.each([
    ['member', { kind: 'member', accessKeyId: 'AKIA1' }],
    ['authorizer', { kind: 'authorizer', principalId: 'ada', policy: '{"a":1}' }],
    ['other-account', { kind: 'other-account', userArn: 'arn:x', policy: '{"a":1}' }],
  ])('of a caller: %s', (kind, caller) => {
    const fields = [
      ...request,
      ['caller.kind', kind],
      ['caller.accessKeyId', 'AKIA1'],
      ['caller.principalId', 'ada'],
      ['caller.userArn', 'arn:x'],
      ['caller.policy', '{"a":1}'],
    ] as const
    expect(readSimulation(formOf(fields), given).caller).toEqual(caller)
  })
})

test('a path with variables becomes one that can be called', () => {
  expect(callablePath('/pets/{id}/{proxy+}')).toBe('/pets/1/1')
})
