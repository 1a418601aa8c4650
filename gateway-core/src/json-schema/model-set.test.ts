import { describe, expect, test } from 'vitest'
import { deployedStage } from '../testing/deployed-api.ts'
import { ModelSet } from './model-set.ts'
import { BrokenSchema, TooCostly, Unfinished, ValidationRun } from './validation-run.ts'

const refTo = (name: string) => ({ $ref: `https://apigateway.amazonaws.com/restapis/abcde12345/models/${name}` })

function modelSet(models: Record<string, unknown>) {
  const list = Object.entries(models).map(([name, schema]) => ({
    name,
    contentType: 'application/json',
    schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
  }))
  return ModelSet.of(deployedStage({ methods: {}, api: { models: list } }).api)
}

function takes(models: Record<string, unknown>, name: string, value: unknown, steps = 100_000): boolean {
  return modelSet(models).check(name)(value, new ValidationRun(steps))
}

describe('references', () => {
  const models = {
    Pet: {
      type: 'object',
      definitions: { tag: { type: 'string' }, 'a/b~c': { type: 'integer' }, list: [{ type: 'null' }] },
      properties: {
        tags: { items: { $ref: '#/definitions/tag' } },
        odd: { $ref: '#/definitions/a~1b~0c' },
        first: { $ref: '#/definitions/list/0' },
        encoded: { $ref: '#/definitions/a~1b%7E0c' },
      },
    },
    Pets: { type: 'array', items: refTo('Pet') },
    Tag: { $ref: `${refTo('Pet').$ref}#/definitions/tag` },
    Tree: { properties: { children: { items: { $ref: '#' } }, name: { type: 'string' } } },
    A: { properties: { b: refTo('B') } },
    B: { properties: { a: refTo('A') }, required: ['a'] },
  }

  test.each([
    ['Pet', { tags: ['x'] }, true],
    ['Pet', { tags: [1] }, false],
    ['Pet', { odd: 1, first: null, encoded: 2 }, true],
    ['Pet', { odd: 'x' }, false],
    ['Pet', { encoded: 'x' }, false],
    ['Pet', { first: 1 }, false],
    ['Pets', [{ tags: [] }], true],
    ['Pets', [{ tags: [1] }], false],
    ['Tag', 'x', true],
    ['Tag', 1, false],
    ['Tree', { children: [{ children: [{ name: 'leaf' }] }] }, true],
    ['Tree', { children: [{ children: [{ name: 1 }] }] }, false],
    ['A', { b: { a: { b: { a: {} } } } }, true],
    ['A', { b: { a: { b: {} } } }, false],
  ])('of %s with %j: %s', (name, value, expected) => {
    expect(takes(models, name, value)).toBe(expected)
  })

  test.each([
    ['#/definitions/nope', 'leads nowhere'],
    ['#/constructor', 'leads nowhere'],
    ['#/list/length', 'leads nowhere'],
    ['#/type/0', 'leads nowhere'],
    ['#/%', 'is no pointer'],
    ['http://example.com/schema', 'names no model'],
    ['https://apigateway.amazonaws.com/restapis/x/models/Nope', 'there is no model Nope'],
    ['other.json', 'names no model'],
  ])('%s is broken: it %s', (ref, reason) => {
    const broken = { Pet: { list: [1], type: 'object', properties: { a: { $ref: ref } } } }
    expect(takes(broken, 'Pet', {})).toBe(true)
    expect(() => takes(broken, 'Pet', { a: 1 })).toThrow(reason)
    expect(() => takes(broken, 'Pet', { a: 1 })).toThrow(BrokenSchema)
  })
})

test('what stands beside a reference is ignored', () => {
  expect(takes({ A: { ...refTo('B'), type: 'string' }, B: { type: 'integer' } }, 'A', 1)).toBe(true)
})

test('a model that is no JSON, or is not there, is broken only when it is asked for', () => {
  const set = modelSet({ Bad: '{oops', Good: {} })
  expect(set.check('Good')(1, new ValidationRun(10))).toBe(true)
  expect(() => set.check('Bad')).toThrow('the schema of model Bad is no JSON')
  expect(() => set.check('Nope')).toThrow('there is no model Nope')
  expect(() => set.check('constructor')).toThrow('there is no model constructor')
})

test('an API has one set, and a model is compiled once', () => {
  const { api } = deployedStage({ methods: {}, api: { models: [{ name: 'A', contentType: 'a/b', schema: '{}' }] } })
  expect(ModelSet.of(api)).toBe(ModelSet.of(api))
  expect(ModelSet.of(api).check('A')).toBe(ModelSet.of(api).check('A'))
})

describe('a hostile schema ends', () => {
  /** Everything that a validation may cost; far less than any honest one is allowed. */
  const steps = 200_000
  const levels = (count: number, level: (next: string) => unknown) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`L${index}`, index === count - 1 ? false : level(`L${index + 1}`)]),
    )

  test.each<[string, Record<string, unknown>, unknown]>([
    ['that refers to itself', { L0: refTo('L0') }, 1],
    ['in a circle', { L0: refTo('L1'), L1: { allOf: [refTo('L0')] } }, 1],
    [
      'whose alternatives multiply',
      { ...levels(40, (next) => ({ anyOf: [refTo(next), refTo(next)] })), L39: { type: 'null' } },
      1,
    ],
    ['whose conditions multiply', { ...levels(40, (next) => ({ allOf: [refTo(next), refTo(next)] })), L39: {} }, 1],
    [
      'that is asked too often',
      { L0: { items: { enum: Array.from({ length: 100 }, (_, at) => at) } } },
      Array(300_000).fill(1),
    ],
    ['with a large pattern', { L0: { pattern: '(a{0,30}){0,30}b' } }, 'a'.repeat(200_000)],
  ])('%s', (_, models, value) => {
    const started = performance.now()
    expect(() => takes(models, 'L0', value, steps)).toThrow(TooCostly)
    // Generous: without a limit it would be minutes, and machines are shared.
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('with thousands of patterns compiles a few at a time, and keeps them', () => {
    const patternProperties = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`a{0,30}b${at}`, {}]))
    const set = modelSet({ L0: { patternProperties } })
    let attempts = 0
    const attempt = (): boolean => {
      attempts++
      try {
        return set.check('L0')({ x: 1 }, new ValidationRun(steps))
      } catch (error) {
        if (!(error instanceof Unfinished)) throw error
        return attempt()
      }
    }
    expect(attempt()).toBe(true)
    expect(attempts).toBeGreaterThan(5)
    expect(attempts).toBeLessThan(50)
    expect(set.check('L0')({ x: 1 }, new ValidationRun(steps))).toBe(true)
  })

  test('that compares lists item by item', () => {
    const list = Array.from({ length: 5000 }, (_, index) => ({ index }))
    expect(takes({ L0: { uniqueItems: true } }, 'L0', list, steps)).toBe(true)
    expect(takes({ L0: { uniqueItems: true } }, 'L0', [...list, { index: 7 }], steps)).toBe(false)
  })

  test('that is very deep, with a value that is very deep', () => {
    const deep = (open: string, close: string) => `${open.repeat(3000)}{}${close.repeat(3000)}`
    const value: unknown = JSON.parse(deep('[', ']'))
    expect(() => takes({ L0: deep('{"items":', '}') }, 'L0', value, steps)).toThrow(TooCostly)
    expect(() => takes({ L0: { items: { $ref: '#' } } }, 'L0', value, steps)).toThrow(TooCostly)
    expect(() => takes({ L0: { enum: [1] } }, 'L0', value, steps)).toThrow(TooCostly)
  })

  test('that is very large costs only what is used of it', () => {
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}`, { pattern: `x${at}` }]))
    expect(takes({ L0: { properties } }, 'L0', { p7: 'x7', p9: 'x9' }, 10_000)).toBe(true)
  })
})
