import { javaEquals } from './java-equality.ts'
import { JavaIterator, JavaList } from './java-values.ts'
import type { Meter } from './meter.ts'
import { callOverload, type Methods, type Overload } from './overloads.ts'
import { TemplateFailure } from './template-error.ts'

/** A method of `java.util.List`; sets and Java's arrays are lists here too. */
export function callList(self: unknown[], name: string, given: readonly unknown[], meter: Meter): unknown {
  meter.spend(self.length / 64)
  return callOverload(methods, self, name, given, meter)
}

const methods: Methods<unknown[]> = new Map<string, readonly Overload<unknown[]>[]>([
  ['size', [['', (self) => self.length]]],
  ['isEmpty', [['', (self) => self.length === 0]]],
  ['get', [['i', (self, given) => self[checked(given.int(), self.length - 1)]]]],
  ['set', [['io', (self, given) => self.splice(checked(given.int(), self.length - 1), 1, given.values[1])[0]]]],
  [
    'add',
    [
      ['o', (self, given, meter) => insert(self, self.length, given.values, meter)],
      ['io', (self, given, meter) => place(self, given.int(), given.values[1], meter)],
    ],
  ],
  [
    'addAll',
    [
      ['l', (self, given, meter) => insert(self, self.length, [...given.list()], meter)],
      ['il', (self, given, meter) => insertAt(self, given.int(), [...given.list(1)], meter)],
    ],
  ],
  [
    'remove',
    [
      ['i', (self, given) => self.splice(checked(given.int(), self.length - 1), 1)[0]],
      ['o', (self, given, meter) => removeItem(self, given.values[0], meter)],
    ],
  ],
  ['removeAll', [['l', (self, given, meter) => keep(self, (item) => !has(given.list(), item, meter))]]],
  ['retainAll', [['l', (self, given, meter) => keep(self, (item) => has(given.list(), item, meter))]]],
  ['clear', [['', (self) => clear(self)]]],
  ['contains', [['o', (self, given, meter) => has(self, given.values[0], meter)]]],
  ['containsAll', [['l', (self, given, meter) => given.list().every((item) => has(self, item, meter))]]],
  ['indexOf', [['o', (self, given, meter) => position(self, given.values[0], meter)]]],
  ['lastIndexOf', [['o', (self, given, meter) => lastPosition(self, given.values[0], meter)]]],
  ['subList', [['ii', (self, given, meter) => subList(self, given.int(), given.int(1), meter)]]],
  ['iterator', [['', (self) => new JavaIterator(self)]]],
  ['toArray', [['', (self, _, meter) => copied(self, meter)]]],
])

function checked(index: number, last: number): number {
  if (index < 0 || index > last) throw new TemplateFailure(`Index ${index} out of bounds for length ${last + 1}`)
  return index
}

function insertAt(self: unknown[], index: number, items: readonly unknown[], meter: Meter): boolean {
  return insert(self, checked(index, self.length), items, meter)
}

function insert(self: unknown[], index: number, items: readonly unknown[], meter: Meter): boolean {
  meter.allocate(items.length * 32 + 32)
  if (index === self.length) for (const item of items) self.push(item)
  else {
    meter.spend((self.length - index) / 16)
    self.splice(index, 0, ...items.slice(0, 50_000))
  }
  return items.length > 0
}

function removeItem(self: unknown[], item: unknown, meter: Meter): boolean {
  const at = position(self, item, meter)
  if (at !== -1) self.splice(at, 1)
  return at !== -1
}

function keep(self: unknown[], wanted: (item: unknown) => boolean): boolean {
  const kept = self.filter((item) => wanted(item))
  const changed = kept.length !== self.length
  self.length = 0
  for (const item of kept) self.push(item)
  return changed
}

function position(self: readonly unknown[], item: unknown, meter: Meter): number {
  for (let index = 0; index < self.length; index++) {
    meter.spend(1)
    if (javaEquals(self[index], item, meter)) return index
  }
  return -1
}

function lastPosition(self: readonly unknown[], item: unknown, meter: Meter): number {
  for (let index = self.length - 1; index >= 0; index--) {
    meter.spend(1)
    if (javaEquals(self[index], item, meter)) return index
  }
  return -1
}

function has(self: readonly unknown[], item: unknown, meter: Meter): boolean {
  return position(self, item, meter) !== -1
}

function subList(self: readonly unknown[], from: number, to: number, meter: Meter): JavaList {
  checked(to, self.length)
  checked(from, to)
  return copied(self.slice(from, to), meter)
}

function copied(items: readonly unknown[], meter: Meter): JavaList {
  meter.allocate(items.length * 32)
  return JavaList.copy(items)
}

function place(self: unknown[], index: number, item: unknown, meter: Meter): null {
  insertAt(self, index, [item], meter)
  return null
}

function clear(self: unknown[]): null {
  self.length = 0
  return null
}
