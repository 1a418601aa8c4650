import { expect, test } from 'vitest'
import { readSample, sampleText } from './sample-text.ts'

const sample = {
  body: '{}',
  path: { id: '1' },
  querystring: {},
  header: { 'X-Pet': 'Rex' },
  stageVariables: {},
  context: { 'identity.sourceIp': '203.0.113.10' },
}

test('a sample is written and read again, without its body', () => {
  expect(sampleText(sample)).not.toContain('body')
  expect(readSample(sampleText(sample), '{}')).toEqual(sample)
})

test('what is left out is empty; numbers are texts', () => {
  expect(readSample('{"path": {"id": 7, "ok": true}}', 'b')).toMatchObject({
    path: { id: '7', ok: 'true' },
    header: {},
    body: 'b',
  })
})

test('what is no sample is none', () => {
  for (const text of ['{', '[]', 'null', '{"path": []}', '{"header": {"a": {}}}', '{"context": "x"}']) {
    expect(readSample(text, '')).toBeUndefined()
  }
})
