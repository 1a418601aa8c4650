import { compileJsonPath, JsonPathError, missing } from '../../src/json-path/json-path.ts'
import { JavaDouble } from '../../src/templates/java-number.ts'
import { parseJson } from '../../src/templates/parse-json.ts'
import { expectThat, type FuzzTarget } from '../fuzz-target.ts'
import type { RandomSource } from '../random-source.ts'

const pieces = [
  ...['$', '.', '..', '*', '[', ']', "['a']", '["b"]', '[0]', '[-1]', '[0:2]', '[::2]', '[*]', '[?(', ')]', '@', '@.a'],
  ...[
    '==',
    '!=',
    '<',
    '>=',
    '=~',
    '/a.*/i',
    '&&',
    '||',
    '!',
    ' in ',
    "['x','y']",
    '1',
    "'a'",
    'true',
    'null',
    'a',
    'b',
  ],
  ...[
    'length()',
    '.min()',
    '.keys()',
    '.concat(',
    'constructor',
    '__proto__',
    'prototype',
    '\\',
    '(',
    ')',
    ',',
    '-',
    ' ',
  ],
]

/** JSONPath over any document: an answer, or its own error. */
export const jsonPathReader: FuzzTarget = {
  name: 'json-path',
  run(random) {
    const expression = `${random.chance(0.9) ? '$' : ''}${random.text(10, pieces)}`
    const document = parseJson(json(random, 4))
    try {
      const found = compileJsonPath(expression).read(document)
      expectThat(isPlain(found), 'the answer is no JSON', expression)
    } catch (error) {
      if (!(error instanceof JsonPathError)) throw error
    }
  },
}

function json(random: RandomSource, depth: number): string {
  const kind = depth === 0 ? 2 + random.below(4) : random.below(6)
  const name = () => JSON.stringify(random.pick(['a', 'b', 'x', '__proto__', 'constructor', 'length']))
  if (kind === 0) return `{${random.list(4, () => `${name()}:${json(random, depth - 1)}`).join()}}`
  if (kind === 1) return `[${random.list(4, () => json(random, depth - 1)).join()}]`
  return random.pick(['1', '-2.5e3', '"a"', '""', 'true', 'null', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!"'])
}

function isPlain(value: unknown): boolean {
  if (value instanceof Map) return [...value.values()].every(isPlain)
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof JavaDouble || value === null || value === missing) return true
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}
