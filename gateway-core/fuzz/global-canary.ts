/**
 * Watches what a way out of a sandbox would change: the prototypes that all objects share, and the globals. @returns a
 * check that tells what changed since, undefined when nothing did.
 */
export function globalCanary(): () => string | undefined {
  const before = watched.map(([, object]) => describe(object))
  return () => {
    const changed = watched.findIndex(([, object], index) => describe(object) !== before[index])
    return changed === -1 ? undefined : watched[changed]?.[0]
  }
}

const watched: readonly (readonly [string, object])[] = [
  ['globalThis', globalThis],
  ...[Object, Function, Array, String, Number, Boolean, Map, Set, RegExp, Date, Promise, Error, Uint8Array].flatMap(
    (type): [string, object][] => [
      [type.name, type],
      [`${type.name}.prototype`, type.prototype],
    ],
  ),
  ['process', process],
  ['process.env', process.env],
]

function describe(object: object): string {
  return Reflect.ownKeys(object)
    .map((key) => {
      const { value, get } = Reflect.getOwnPropertyDescriptor(object, key) ?? {}
      return `${String(key)}:${typeof value}:${typeof value === 'function' ? identity(value) : ''}:${get === undefined}`
    })
    .join()
}

const identities = new WeakMap<object, number>()
let last = 0

function identity(value: object): number {
  const known = identities.get(value)
  if (known !== undefined) return known
  identities.set(value, ++last)
  return last
}
