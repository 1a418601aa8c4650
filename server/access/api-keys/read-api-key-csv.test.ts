import { expect, test } from 'vitest'
import { readApiKeyCsv } from './read-api-key-csv.ts'

test('reads the example of AWS’s page', () => {
  const file = `Name,key,description,Enabled,usageplanIds
MyFirstApiKey,apikey1234abcdefghij0123456789,An imported key,TRUE,c7y23b
`
  expect(readApiKeyCsv(file)).toEqual([
    {
      line: 2,
      name: 'MyFirstApiKey',
      key: 'apikey1234abcdefghij0123456789',
      description: 'An imported key',
      enabled: 'TRUE',
      usagePlanIds: ['c7y23b'],
    },
  ])
})

test.each([
  ['double quotes', '"a, b"'],
  ['single quotes', "'a, b'"],
  ['spaces around', ' "a,b" '],
])('a list of plans in %s is one field', (_how, list) => {
  expect(readApiKeyCsv(`Name,Key,UsagePlanIds,Description\nn,k,${list},d`)).toMatchObject([
    { usagePlanIds: ['a', 'b'], description: 'd' },
  ])
})

test('columns stand in any order and case, others are ignored, values are trimmed', () => {
  expect(readApiKeyCsv('KEY,colour, nAmE \r\n k , red , n \r\n')).toEqual([
    { line: 2, name: 'n', key: 'k', description: '', enabled: '', usagePlanIds: [] },
  ])
})

test('quotes are doubled inside quotes, and a field may go over lines', () => {
  const [first, second] = readApiKeyCsv('Name,Key,Description\n"a ""b""",k,"one\ntwo"\nc,l,')
  expect(first).toMatchObject({ line: 2, name: 'a "b"', description: 'one\ntwo' })
  expect(second).toMatchObject({ line: 4, name: 'c', key: 'l', description: '' })
})

test('an apostrophe inside a text is no quote', () => {
  expect(readApiKeyCsv("Name,Key\nit's,k")).toMatchObject([{ name: "it's" }])
})

test('empty lines are left out, a byte order mark too, and missing fields are empty', () => {
  expect(readApiKeyCsv('\uFEFFName,Key,Description\n\n\r\n  \nn\n')).toEqual([
    { line: 5, name: 'n', key: '', description: '', enabled: '', usagePlanIds: [] },
  ])
})

test('a file with a header only has no keys', () => {
  expect(readApiKeyCsv('Name,Key')).toEqual([])
})

test.each([
  ['', 'it is empty'],
  ['Name,Value\nn,k', 'the header has no column key'],
  ['Key\nk', 'the header has no column name'],
  ['Name,Key,name\nn,k,m', 'the header has the column name twice'],
  ['Name,Key\n"n,k', 'line 2 has a quote that is not closed'],
  ['Name,Key\nn,k\n"n"x,k', 'line 3 has text after a closing quote'],
])('refuses %j', (file, reason) => {
  expect(() => readApiKeyCsv(file)).toThrow(`Invalid API key file: ${reason}`)
})

test('a file of ten megabytes without an end of line is read at once', () => {
  expect(readApiKeyCsv(`Name,Key,${'"a",'.repeat(2_500_000)}`)).toEqual([])
})
