import { javaEquals, javaHash } from './java-equality.ts'
import { isJavaNumber } from './java-number.ts'
import { toText } from './java-text.ts'
import { JavaIterator, JavaObject, MapEntry, noMethod } from './java-values.ts'
import { callList } from './list-methods.ts'
import { callMap } from './map-methods.ts'
import type { Meter } from './meter.ts'
import { callBoolean, callNumber } from './number-methods.ts'
import { callString } from './string-methods.ts'

/**
 * Calls a method of Java by name, from tables of our own: nothing of JavaScript's objects can be reached, and classes
 * do not exist.
 * @returns `noMethod` when the value has none that the arguments fit.
 * @throws TemplateFailure where Java throws.
 */
export function callMethod(self: unknown, name: string, given: readonly unknown[], meter: Meter): unknown {
  const answer = callOwn(self, name, given, meter)
  return answer === noMethod ? callCommon(self, name, given, meter) : answer
}

function callOwn(self: unknown, name: string, given: readonly unknown[], meter: Meter): unknown {
  if (typeof self === 'string') return callString(self, name, given, meter)
  if (self instanceof Map) return callMap(self, name, given, meter)
  if (Array.isArray(self)) return callList(self, name, given, meter)
  if (isJavaNumber(self)) return callNumber(self, name, given, meter)
  if (typeof self === 'boolean') return callBoolean(self, name, given, meter)
  if (self instanceof JavaObject) return self.call(name, given)
  if (self instanceof MapEntry && name === 'setValue' && given.length === 1) return self.setValue(given[0])
  if (given.length > 0) return noMethod
  if (self instanceof MapEntry) return name === 'getKey' ? self.key : name === 'getValue' ? self.value : noMethod
  if (!(self instanceof JavaIterator)) return noMethod
  return name === 'hasNext' ? self.hasNext : name === 'next' ? self.next() : noMethod
}

/** What every object of Java has. */
function callCommon(self: unknown, name: string, given: readonly unknown[], meter: Meter): unknown {
  if (name === 'equals' && given.length === 1) return javaEquals(self, given[0], meter)
  if (given.length > 0) return noMethod
  if (name === 'hashCode') return javaHash(self, meter)
  if (name !== 'toString') return noMethod
  const text = toText(self, meter)
  meter.allocate(text.length)
  return text
}
