import { describe, expect, test } from 'vitest'
import { Overrides } from './overrides.ts'
import { rendered } from './testing/rendered.ts'

function written(source: string): Overrides {
  const overrides = new Overrides()
  rendered(source, { overrides })
  return overrides
}

describe('what a template writes (recorded from AWS)', () => {
  test.each([
    ['#set($context.requestOverride.header.X = "v")', 'X', 'v'],
    ['#set($name = "X")#set($context.requestOverride.header[$name] = "v")', 'X', 'v'],
    ['#set($z = $context.requestOverride.header.put("X", "v"))', 'X', 'v'],
    ['#set($context["requestOverride"].header["x-y"] = "v")', 'x-y', 'v'],
    ['#set($h = $context.requestOverride.header)#set($h.X = 5)', 'X', '5'],
    ['#set($context.requestOverride.header.X = ["foo", "bar"])', 'X', ['foo', 'bar']],
    ["#set($context.requestOverride.header.X = $util.parseJson('[1,2.0]'))", 'X', ['1', '2.0']],
  ])('%s', (source, name, value) => {
    expect([...written(source).requestHeaders]).toEqual([[name, value]])
  })

  test('query and path', () => {
    const overrides = written(
      '#set($context.requestOverride.querystring["a"] = ["1", "2"])#set($context.requestOverride.path.id = ["x", "y"])#set($context.requestOverride.path.b = "z")',
    )
    expect([...overrides.requestQuery]).toEqual([['a', ['1', '2']]])
    expect([...overrides.requestPath]).toEqual([
      ['id', 'x,y'],
      ['b', 'z'],
    ])
  })

  test('headers of the response', () => {
    expect([...written('#set($context.responseOverride.header.X = "v")').responseHeaders]).toEqual([['X', 'v']])
  })

  test.each([
    ['201', 201],
    ['"404"', 404],
    ['599', 599],
    ['99', undefined],
    ['600', undefined],
    ['"abc"', undefined],
    ['201.5', undefined],
    ['true', undefined],
  ])('the status %s is %j', (status, expected) => {
    expect(written(`#set($context.responseOverride.status = ${status})`).status).toBe(expected)
  })

  test('what one template wrote is there for the next, whatever its name', () => {
    const overrides = new Overrides()
    rendered('#set($context.responseOverride.custom = "c")#set($context.requestOverride.path.x = "p")', { overrides })
    expect(rendered('$context.responseOverride.custom $context.requestOverride.path.x', { overrides })).toBe('c p')
    expect(rendered('$context.requestOverride', { overrides })).toBe('{header={}, path={x=p}, querystring={}}')
  })
})

test('nothing is overridden when nothing was written', () => {
  const overrides = new Overrides()
  expect(overrides.status).toBeUndefined()
  for (const values of [
    overrides.requestHeaders,
    overrides.requestQuery,
    overrides.requestPath,
    overrides.responseHeaders,
  ]) {
    expect(values.size).toBe(0)
  }
})

test('a place that a template replaced by something else holds nothing', () => {
  const overrides = written('#set($context.requestOverride.header = "x")#set($context.responseOverride.status = $m)')
  expect(overrides.requestHeaders.size).toBe(0)
  expect(overrides.status).toBeUndefined()
  overrides.writableResponse().set('status', null)
  overrides.writableResponse().set('header', new Map([['X', null]]))
  expect(overrides.status).toBeUndefined()
  expect(overrides.responseHeaders.size).toBe(0)
})
