import { expect, test } from 'vitest'
import { readForm } from './form-reader.ts'

function formOf(...entries: [string, string | File][]) {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return readForm(data)
}

test('text is trimmed, and what is missing or blank is empty, absent or cleared as asked', () => {
  const form = formOf(['name', '  Pets '], ['blank', '  '])
  expect(form.text('name')).toBe('Pets')
  expect(form.text('missing')).toBe('')
  expect(form.optional('name')).toBe('Pets')
  expect(form.optional('blank')).toBeUndefined()
  expect(form.nullable('blank')).toBeNull()
})

test('a document has the lines that were typed, and not those of the wire', () => {
  const form = formOf(['template', '{\r\n  "a": 1\r\n}\n'], ['each', 'a\r\nb'])
  expect(form.verbatim('template')).toBe('{\n  "a": 1\n}\n')
  expect(form.all('each')).toEqual(['a\nb'])
})
test('a password keeps its spaces', () => expect(formOf(['password', ' a b ']).verbatim('password')).toBe(' a b '))

test('numbers: empty is absent, zero is zero, and nonsense is left to the schema', () => {
  const form = formOf(['zero', '0'], ['blank', ''], ['nonsense', 'ten'])
  expect(form.number('zero')).toBe(0)
  expect(form.number('blank')).toBeUndefined()
  expect(form.nullableNumber('blank')).toBeNull()
  expect(form.number('nonsense')).toBeNaN()
})

test('a checkbox is checked when it was sent', () => {
  const form = formOf(['on', 'on'])
  expect(form.checked('on')).toBe(true)
  expect(form.checked('off')).toBe(false)
})

test('all values under one name, files apart', () => {
  const file = new File(['openapi: 3.1.0'], 'api.yaml')
  const form = formOf(['tag', 'a'], ['tag', 'b'], ['document', file], ['none', new File([], '')])
  expect(form.all('tag')).toEqual(['a', 'b'])
  expect(form.file('document')?.name).toBe('api.yaml')
  expect(form.file('none')).toBeUndefined()
  expect(form.text('document')).toBe('')
})
