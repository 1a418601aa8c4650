import type { Frame } from './frame.ts'
import { toText } from './java-text.ts'
import { JavaObject } from './java-values.ts'
import { callMap } from './map-methods.ts'
import { getProperty } from './properties.ts'

/** `$context`: the request's variables, and the overrides that a template writes. */
export class ContextObject extends JavaObject {
  private readonly frame: Frame
  private variables: Map<string, unknown> | undefined = undefined

  constructor(frame: Frame) {
    super()
    this.frame = frame
  }

  override property(name: string): unknown {
    const { overrides } = this.frame.scope
    if (name === 'requestOverride') return overrides.writableRequest()
    if (name === 'responseOverride') return overrides.writableResponse()
    return this.frame.scope.contextValue(name) ?? this.tree.get(name)
  }

  override item(key: unknown): unknown {
    return typeof key === 'string' ? this.property(key) : undefined
  }

  override call(name: string, given: readonly unknown[]): unknown {
    return callMap(this.whole(), name, given, this.frame)
  }

  override text(): string {
    return toText(this.whole(), this.frame)
  }

  /** Built only for what asks for more than one value. */
  get tree(): Map<string, unknown> {
    this.variables ??= new Map(this.frame.scope.contextTree())
    return this.variables
  }

  private whole(): Map<string, unknown> {
    const { overrides } = this.frame.scope
    const whole = new Map(this.tree)
    whole.set('requestOverride', overrides.writableRequest())
    whole.set('responseOverride', overrides.writableResponse())
    return whole
  }
}

/**
 * The value of `$context.a.b`; the variable may hold something else that the template put there. Claims come one by one:
 * all of them are null (developer guide, "Variables for data transformations").
 * @param isWhole whether the template asks for nothing below it
 */
export function readContext(context: unknown, names: readonly string[], isWhole: boolean, frame: Frame): unknown {
  const [first = ''] = names
  if (!(context instanceof ContextObject) || first === 'requestOverride' || first === 'responseOverride') {
    return follow(context, names)
  }
  const name = names.join('.')
  if (isWhole && name === 'authorizer.claims') return undefined
  return frame.scope.contextValue(name) ?? follow(context.tree, names)
}

function follow(start: unknown, names: readonly string[]): unknown {
  let value = start
  for (const name of names) {
    if (value === undefined || value === null) return value
    value = getProperty(value, name)
  }
  return value
}
