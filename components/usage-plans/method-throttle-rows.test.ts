import { expect, test } from 'vitest'
import { readForm } from '#server/adapters/next/form-reader.ts'
import { readMethodThrottles, throttleChanges, throttleField } from './method-throttle-rows.ts'

function rowsOf(...rows: [method: string, rate: string, burst: string][]) {
  const data = new FormData()
  for (const [index, [method, rate, burst]] of rows.entries()) {
    data.set(`throttles.${index}.method`, method)
    data.set(`throttles.${index}.rateLimit`, rate)
    data.set(`throttles.${index}.burstLimit`, burst)
  }
  return readMethodThrottles(readForm(data))
}

test('each row is a method; an empty limit is none, and what is no number stays refusable', () => {
  expect(rowsOf(['/pets/GET', '5', ''], ['//POST', 'many', '2'])).toEqual([
    { method: '/pets/GET', rateLimit: 5, burstLimit: null },
    { method: '//POST', rateLimit: Number.NaN, burstLimit: 2 },
  ])
  expect(rowsOf()).toEqual([])
})

test('a limit whose row is gone ends; a row without a method is nothing', () => {
  const rows = rowsOf(['/pets/GET', '5', '6'], ['', '1', '1'])
  expect(throttleChanges(rows, ['/pets/GET', '/pets/POST'])).toEqual({
    '/pets/POST': null,
    '/pets/GET': { rateLimit: 5, burstLimit: 6 },
  })
  expect(throttleChanges([], ['/a/GET'])).toEqual({ '/a/GET': null })
})

test('what is wrong with a limit is told at its field, also where one path ends with another', () => {
  const rows = rowsOf(['/v1.0/pets/GET', '', ''], ['/pets/GET', '', ''], ['//GET', '', ''])
  const at = (member: string) => throttleField(`methodThrottles.abc123:prod.${member}`, rows)
  expect(at('/v1.0/pets/GET.rateLimit')).toBe('throttles.0.rateLimit')
  expect(at('/pets/GET.burstLimit')).toBe('throttles.1.burstLimit')
  expect(at('//GET')).toBe('throttles.2.method')
  expect(at('/other/GET.rateLimit')).toBe('methodThrottles.abc123:prod./other/GET.rateLimit')
  expect(throttleField('usagePlanId', rows)).toBe('usagePlanId')
})
