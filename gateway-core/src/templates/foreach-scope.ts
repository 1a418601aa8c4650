import { JavaObject } from './java-values.ts'

/** `$foreach` inside of a loop. */
export class ForeachScope extends JavaObject {
  index = 0
  hasNext = false
  private readonly parent: unknown

  constructor(parent: unknown) {
    super()
    this.parent = parent
  }

  override property(name: string): unknown {
    switch (name) {
      case 'index':
        return this.index
      case 'count':
        return this.index + 1
      case 'hasNext':
        return this.hasNext
      case 'first':
        return this.index === 0
      case 'last':
        return !this.hasNext
      case 'parent':
        return this.parent
      case 'topmost':
        return this.parent instanceof ForeachScope ? this.parent.property('topmost') : this
      default:
        return undefined
    }
  }

  override call(name: string): unknown {
    return this.property(getters.get(name) ?? '')
  }

  override text(): string {
    return '{}'
  }
}

const getters: ReadonlyMap<string, string> = new Map([
  ['hasNext', 'hasNext'],
  ['isFirst', 'first'],
  ['isLast', 'last'],
  ['getIndex', 'index'],
  ['getCount', 'count'],
  ['getParent', 'parent'],
  ['getTopmost', 'topmost'],
])
