import { expect, test } from 'vitest'
import { templateCompletions } from './template-completions.ts'

const completions = templateCompletions({
  names: {
    context: ['stage', 'identity.sourceIp'],
    input: ['body', 'json', 'params'],
    util: ['urlEncode'],
    directives: ['if', 'stop'],
  },
  stageVariables: { backend: 'api.example.com' },
  parameters: { path: ['id'], querystring: ['page'], header: [] },
  request: { body: '', path: {}, querystring: {}, header: {}, stageVariables: {}, context: { stage: 'x'.repeat(60) } },
  answers: {},
})

test('names come with what they hold in the sample, calls with their parentheses', () => {
  const byText = new Map(completions.map((completion) => [completion.text, completion]))
  expect(byText.get('$stageVariables.backend')?.detail).toBe('api.example.com')
  expect(byText.get('$context.stage')?.detail).toHaveLength(40)
  expect(byText.get('$context.identity.sourceIp')).not.toHaveProperty('detail')
  expect(byText.get("$input.params('id')")?.detail).toBe('path')
  expect(byText.get("$input.params('page')")?.detail).toBe('querystring')
  expect(byText.get('$util.urlEncode')?.snippet).toMatch(/^\$util\.urlEncode\(/)
  expect(byText.get('$input.body')).not.toHaveProperty('snippet')
  expect(byText.get('#if')?.snippet).toContain('#end')
  expect(byText.get('#stop')).not.toHaveProperty('snippet')
})
