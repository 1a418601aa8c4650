import { expect, test } from 'vitest'
import { acceptsCoding, chosenCoding } from './accepted-coding.ts'

test.each([
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['deflate,gzip', 'deflate'],
  ['gzip, deflate, br', 'gzip'],
  ['br, gzip', 'gzip'],
  ['deflate;q=0.5,gzip;q=1.0', 'gzip'],
  ['deflate;q=0.5, gzip;q=0.4', 'deflate'],
  ['gzip;q=1.0,identity;q=0.5,*;q=0', 'gzip'],
  ['gzip ; q=0.001', 'gzip'],
  ['gzip;level=1;q=0.3', 'gzip'],
])('%s gets %s', (header, coding) => {
  expect(chosenCoding(header)).toBe(coding)
  expect(chosenCoding(header)).toBe(coding)
})

test.each([
  [undefined],
  [''],
  ['*'],
  ['identity'],
  ['br'],
  ['gzip;q=0'],
  ['gzip;q=0.000, deflate;q=0'],
  ['br;q=1, gzip;q=0.5'],
  ['identity, gzip;q=0.9'],
  ['gzip;q=2'],
  ['gzip;q=-1'],
  ['gzip;q='],
  ['gzip;q=0.1234'],
  ['compress, zstd'],
  [';;,,'],
])('%s gets none', (header) => {
  expect(chosenCoding(header)).toBeUndefined()
})

test('what comes again is remembered up to a number, and answered the same beyond it', () => {
  for (let index = 0; index < 1100; index++) expect(chosenCoding(`gzip, x${index}`)).toBe('gzip')
  expect(chosenCoding('gzip, x1099')).toBe('gzip')
})

test.each([
  ['gzip', 'gzip', true],
  ['x-gzip', 'gzip', true],
  ['br, *;q=0.1', 'zstd', true],
  ['gzip;q=0, *', 'gzip', false],
  ['gzip', 'br', false],
  [undefined, 'gzip', false],
  [undefined, 'identity', true],
  ['', 'gzip', false],
])('who says %s takes %s: %s', (header, coding, isTaken) => {
  expect(acceptsCoding(header, coding)).toBe(isTaken)
})
