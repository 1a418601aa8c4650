import { javaFormat } from './java-format.ts'
import { matches, replace, split } from './java-regex.ts'
import { toText } from './java-text.ts'
import { JavaList } from './java-values.ts'
import type { Meter } from './meter.ts'
import { callOverload, type Methods, type Overload } from './overloads.ts'
import { replaceText } from './replace-text.ts'
import { TemplateFailure } from './template-error.ts'

/** A method of `java.lang.String`. */
export function callString(self: string, name: string, given: readonly unknown[], meter: Meter): unknown {
  meter.spend(self.length / 64)
  const result = callOverload(methods, self, name, given, meter)
  if (typeof result === 'string') meter.allocate(result.length)
  return result
}

const methods: Methods<string> = new Map<string, readonly Overload<string>[]>([
  ['length', [['', (self) => self.length]]],
  ['isEmpty', [['', (self) => self === '']]],
  ['isBlank', [['', (self) => self.trim() === '']]],
  ['equalsIgnoreCase', [['s', (self, given) => self.toLowerCase() === given.text().toLowerCase()]]],
  ['compareTo', [['s', (self, given) => compare(self, given.text())]]],
  ['compareToIgnoreCase', [['s', (self, given) => compare(self.toLowerCase(), given.text().toLowerCase())]]],
  ['contentEquals', [['s', (self, given) => self === given.text()]]],
  ['contains', [['s', (self, given) => self.includes(given.text())]]],
  [
    'startsWith',
    [
      ['s', (self, given) => self.startsWith(given.text())],
      ['si', (self, given) => given.int(1) >= 0 && self.startsWith(given.text(), given.int(1))],
    ],
  ],
  ['endsWith', [['s', (self, given) => self.endsWith(given.text())]]],
  [
    'indexOf',
    [
      ['s', (self, given) => self.indexOf(given.text())],
      ['si', (self, given) => self.indexOf(given.text(), given.int(1))],
      ['i', (self, given) => self.indexOf(character(given.int()))],
      ['ii', (self, given) => self.indexOf(character(given.int()), given.int(1))],
    ],
  ],
  [
    'lastIndexOf',
    [
      ['s', (self, given) => self.lastIndexOf(given.text())],
      ['si', (self, given) => (given.int(1) < 0 ? -1 : self.lastIndexOf(given.text(), given.int(1)))],
      ['i', (self, given) => self.lastIndexOf(character(given.int()))],
    ],
  ],
  [
    'substring',
    [
      ['i', (self, given) => part(self, given.int(), self.length)],
      ['ii', (self, given) => part(self, given.int(), given.int(1))],
    ],
  ],
  ['subSequence', [['ii', (self, given) => part(self, given.int(), given.int(1))]]],
  ['charAt', [['i', (self, given) => part(self, given.int(), given.int() + 1)]]],
  ['codePointAt', [['i', (self, given) => self.codePointAt(given.int()) ?? outside(given.int())]]],
  [
    'split',
    [
      ['s', (self, given, meter) => JavaList.copy(split(self, given.text(), 0, meter))],
      ['si', (self, given, meter) => JavaList.copy(split(self, given.text(), given.int(1), meter))],
    ],
  ],
  ['replace', [['ss', (self, given, meter) => replaceText(self, given.text(), given.text(1), meter)]]],
  ['replaceAll', [['ss', (self, given, meter) => replace(self, given.text(), given.text(1), true, meter)]]],
  ['replaceFirst', [['ss', (self, given, meter) => replace(self, given.text(), given.text(1), false, meter)]]],
  ['matches', [['s', (self, given, meter) => matches(self, given.text(), meter)]]],
  ['trim', [['', (self) => trimmed(self)]]],
  ['strip', [['', (self) => self.trim()]]],
  ['stripLeading', [['', (self) => self.trimStart()]]],
  ['stripTrailing', [['', (self) => self.trimEnd()]]],
  ['toLowerCase', [['', (self) => self.toLowerCase()]]],
  ['toUpperCase', [['', (self) => self.toUpperCase()]]],
  ['concat', [['s', (self, given) => self + given.text()]]],
  ['intern', [['', (self) => self]]],
  ['repeat', [['i', (self, given, meter) => repeated(self, given.int(), meter)]]],
  ['format', [['s*', (_, given, meter) => javaFormat(given.text(), given.values.slice(1), meter)]]],
  ['valueOf', [['o', (_, given, meter) => toText(given.values[0], meter)]]],
  ['join', [['s*', (_, given, meter) => joined(given.text(), given.values.slice(1), meter)]]],
  ['toCharArray', [['', (self, _, meter) => characters(self, meter)]]],
])

function character(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uffff'
}

function compare(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function outside(index: number): never {
  throw new TemplateFailure(`String index out of range: ${index}`)
}

function part(text: string, from: number, to: number): string {
  if (from < 0 || from > to) outside(from)
  if (to > text.length) outside(to)
  return text.slice(from, to)
}

/** Java's `trim` drops all up to the space, and nothing else. */
function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && text.charCodeAt(from) <= 32) from++
  while (to > from && text.charCodeAt(to - 1) <= 32) to--
  return text.slice(from, to)
}

function repeated(text: string, count: number, meter: Meter): string {
  if (count < 0) throw new TemplateFailure(`count is negative: ${count}`)
  meter.allocate(text.length * count)
  return text.repeat(count)
}

function joined(separator: string, given: readonly unknown[], meter: Meter): string {
  const [only] = given
  const items = given.length === 1 && Array.isArray(only) ? only : given
  meter.allocate(separator.length * items.length)
  return items
    .map((item) => {
      const text = toText(item, meter)
      meter.allocate(text.length)
      return text
    })
    .join(separator)
}

function characters(text: string, meter: Meter): JavaList {
  meter.allocate(text.length * 32)
  return JavaList.copy(text.split(''))
}
