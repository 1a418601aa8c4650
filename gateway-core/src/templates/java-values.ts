/** A list that a template made, which prints as Java's lists do; arrays of JSON are plain arrays and print as JSON. */
export class JavaList extends Array<unknown> {
  static copy(items: Iterable<unknown>): JavaList {
    const list = new JavaList()
    for (const item of items) list.push(item)
    return list
  }
}

/** One entry of `$map.entrySet()`; reads and writes its map. */
export class MapEntry {
  readonly key: unknown
  private readonly map: Map<unknown, unknown>

  constructor(key: unknown, map: Map<unknown, unknown>) {
    this.key = key
    this.map = map
  }

  get value(): unknown {
    return this.map.get(this.key) ?? null
  }

  set value(value: unknown) {
    this.map.set(this.key, value)
  }

  /** What the value was before. */
  setValue(value: unknown): unknown {
    const before = this.value
    this.value = value
    return before
  }
}

/** What `$list.iterator()` gives. */
export class JavaIterator {
  private readonly items: readonly unknown[]
  private position = 0

  constructor(items: readonly unknown[]) {
    this.items = items
  }

  get hasNext(): boolean {
    return this.position < this.items.length
  }

  next(): unknown {
    return this.items[this.position++]
  }

  /** All that is left, which then is taken. */
  rest(): readonly unknown[] {
    const rest = this.items.slice(this.position)
    this.position = this.items.length
    return rest
  }
}

/** The answer of a call that no method of the value fits; a template sees it as a missing value. */
export const noMethod: unique symbol = Symbol('no such method')

/** A value of the engine's own with members that templates can ask for: `$input`, `$foreach`, a `#define`d block. */
export abstract class JavaObject {
  /** Undefined when there is no such member. */
  property(_name: string): unknown {
    return undefined
  }

  call(_name: string, _given: readonly unknown[]): unknown {
    return noMethod
  }

  /** What `[key]` gives. */
  item(_key: unknown): unknown {
    return undefined
  }

  /** What printing it gives. */
  text(): string {
    return ''
  }
}
