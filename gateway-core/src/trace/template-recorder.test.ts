import { expect, test } from 'vitest'
import { TemplateRecorder } from './template-recorder.ts'

test('keeps each expression with its line and its value', () => {
  const recorder = new TemplateRecorder('request', (text) => text)
  recorder.value(1, "$input.path('$.name')", 'Rex')
  recorder.value(3, '$context.requestId', 'r-1')
  expect(recorder.report()).toEqual({
    direction: 'request',
    values: [
      { line: 1, expression: "$input.path('$.name')", text: 'Rex' },
      { line: 3, expression: '$context.requestId', text: 'r-1' },
    ],
    isCut: false,
  })
})

test('keeps a thousand values and says that there were more', () => {
  const recorder = new TemplateRecorder('response', (text) => text)
  for (let index = 0; index < 1000; index++) recorder.value(1, '$x', `${index}`)
  expect(recorder.report().isCut).toBe(false)
  recorder.value(1, '$x', 'one more')
  expect(recorder.report()).toMatchObject({ isCut: true })
  expect(recorder.report().values.at(-1)?.text).toBe('999')
})

test('keeps the beginning of a long value', () => {
  const recorder = new TemplateRecorder('request', (text) => text)
  recorder.value(1, '$input.body', 'a'.repeat(1025))
  expect(recorder.report().values[0]?.text).toBe(`${'a'.repeat(1024)}…`)
})

test('takes secrets out of values, also where the cut goes through one', () => {
  const secret = 'secret'.repeat(4)
  const recorder = new TemplateRecorder('request', (text) => text.replaceAll(secret, '*'.repeat(24)))
  recorder.value(1, '$input.body', `${'a'.repeat(1020)}${secret}`)
  expect(recorder.report().values[0]?.text).toBe(`${'a'.repeat(1020)}****…`)
})
