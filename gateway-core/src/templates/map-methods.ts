import { javaEquals } from './java-equality.ts'
import { JavaList, MapEntry } from './java-values.ts'
import type { Meter } from './meter.ts'
import { callOverload, type Methods, type Overload } from './overloads.ts'

type JavaMap = Map<unknown, unknown>

/** A method of `java.util.Map`. */
export function callMap(self: JavaMap, name: string, given: readonly unknown[], meter: Meter): unknown {
  meter.spend(1)
  return callOverload(methods, self, name, given, meter)
}

const methods: Methods<JavaMap> = new Map<string, readonly Overload<JavaMap>[]>([
  ['size', [['', (self) => self.size]]],
  ['isEmpty', [['', (self) => self.size === 0]]],
  ['get', [['o', (self, given) => self.get(given.values[0])]]],
  [
    'getOrDefault',
    [['oo', (self, given) => (self.has(given.values[0]) ? self.get(given.values[0]) : given.values[1])]],
  ],
  ['put', [['oo', (self, given, meter) => put(self, given.values[0], given.values[1], meter)]]],
  [
    'putIfAbsent',
    [['oo', (self, given, meter) => self.get(given.values[0]) ?? put(self, given.values[0], given.values[1], meter)]],
  ],
  ['putAll', [['m', (self, given, meter) => putAll(self, given.map(), meter)]]],
  ['remove', [['o', (self, given) => remove(self, given.values[0])]]],
  [
    'replace',
    [
      [
        'oo',
        (self, given, meter) => (self.has(given.values[0]) ? put(self, given.values[0], given.values[1], meter) : null),
      ],
    ],
  ],
  ['clear', [['', (self) => clear(self)]]],
  ['containsKey', [['o', (self, given) => self.has(given.values[0])]]],
  ['containsValue', [['o', (self, given, meter) => hasValue(self, given.values[0], meter)]]],
  ['keySet', [['', (self, _, meter) => listed(self.keys(), self.size, meter)]]],
  ['values', [['', (self, _, meter) => listed(self.values(), self.size, meter)]]],
  ['entrySet', [['', entries]]],
])

function put(self: JavaMap, key: unknown, value: unknown, meter: Meter): unknown {
  meter.allocate(64)
  const before = self.get(key)
  self.set(key, value)
  return before ?? null
}

function putAll(self: JavaMap, given: ReadonlyMap<unknown, unknown>, meter: Meter): null {
  meter.allocate(given.size * 64)
  for (const [key, value] of given) self.set(key, value)
  return null
}

function remove(self: JavaMap, key: unknown): unknown {
  const before = self.get(key)
  self.delete(key)
  return before ?? null
}

function hasValue(self: JavaMap, value: unknown, meter: Meter): boolean {
  for (const item of self.values()) {
    meter.spend(1)
    if (javaEquals(item, value, meter)) return true
  }
  return false
}

function listed(items: Iterable<unknown>, size: number, meter: Meter): JavaList {
  meter.allocate(size * 32)
  return JavaList.copy(items)
}

function entries(self: JavaMap, _: unknown, meter: Meter): JavaList {
  meter.allocate(self.size * 64)
  const list = new JavaList()
  for (const key of self.keys()) list.push(new MapEntry(key, self))
  return list
}

function clear(self: JavaMap): null {
  self.clear()
  return null
}
