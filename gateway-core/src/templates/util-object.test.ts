import { expect, test } from 'vitest'
import { TemplateFailure } from './template.ts'
import { rendered } from './testing/rendered.ts'

/** The function of a value that stands in the body. */
function of(name: string, value: unknown): string {
  return rendered(`$util.${name}($input.path('$.v'))`, { body: JSON.stringify({ v: value }) })
}

test.each([
  ['escapeJavaScript', 'a"b\'c/d\\e', 'a\\"b\\\'c\\/d\\\\e'],
  ['escapeJavaScript', '\b\n\t\f\r\u0001\u007f', '\\b\\n\\t\\f\\r\\u0001\u007f'],
  ['escapeJavaScript', 'é\u0fff\u2028😀', '\\u00E9\\u0FFF\\u2028\\uD83D\\uDE00'],
  ['escapeJavaScript', 5, '5'],
  ['escapeJavaScript', { a: 'b' }, '{a=b}'],
  ['escapeJavaScript', null, ''],
  ['urlEncode', '{"some": "value"}', '%7B%22some%22%3A+%22value%22%7D'],
  ['urlEncode', "a.b-c*d_e~f!g(h)'é😀", 'a.b-c*d_e%7Ef%21g%28h%29%27%C3%A9%F0%9F%98%80'],
  ['urlEncode', 'lone \ud800', 'lone+%3F'],
  ['urlDecode', 'a+b%20c%C3%A9%26', 'a b cé&'],
  ['urlDecode', '%C3', '\ufffd'],
  ['base64Encode', 'hé', 'aMOp'],
  ['base64Decode', 'aMOp', 'hé'],
  ['base64Decode', 'aMOp\n', 'hé'],
  ['parseJson', '{"a":1.0}', '{a=1.0}'],
  ['parseJson', '[1,"x"]', '[1,"x"]'],
  ['parseJson', '5', '5'],
  ['parseJson', 'true', 'true'],
  ['parseJson', 'null', ''],
  ['parseJson', ' ', ''],
  ['parseJson', 'plain text', 'plain text'],
])('$util.%s(%j) is %j', (name, value, output) => {
  expect(of(name, value)).toBe(output)
})

test('parsed JSON is navigated', () => {
  expect(rendered(`#set($o = $util.parseJson('{"key2":{"arr":[7]}}'))$o.key2.arr[0]`)).toBe('7')
})

test.each([
  ['urlDecode', '%zz'],
  ['urlDecode', '100%'],
  ['parseJson', '{"a":'],
])('$util.%s(%j) fails', (name, value) => {
  expect(() => of(name, value)).toThrow(TemplateFailure)
})

test('functions of other services do not exist', () => {
  expect(
    rendered("$util.toJson({})$util.error('x')$util.qr(1)$util.urlEncode()$util.urlEncode(1,2)$util.x|$util"),
  ).toBe('|')
})
