import type { Frame } from './frame.ts'
import { toText } from './java-text.ts'
import { JavaObject } from './java-values.ts'
import { callMap } from './map-methods.ts'

/** `$stageVariables`. */
export class StageVariablesObject extends JavaObject {
  private readonly frame: Frame

  constructor(frame: Frame) {
    super()
    this.frame = frame
  }

  override property(name: string): unknown {
    const { stageVariables } = this.frame.scope
    return Object.hasOwn(stageVariables, name) ? stageVariables[name] : undefined
  }

  override item(key: unknown): unknown {
    return typeof key === 'string' ? this.property(key) : undefined
  }

  override call(name: string, given: readonly unknown[]): unknown {
    return callMap(this.map(), name, given, this.frame)
  }

  override text(): string {
    return toText(this.map(), this.frame)
  }

  private map(): Map<string, unknown> {
    return new Map(Object.entries(this.frame.scope.stageVariables))
  }
}
