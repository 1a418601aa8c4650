import { compileLinearPattern, type LinearPattern } from '../patterns/linear-pattern.ts'
import { BrokenSchema, type ValidationRun } from './validation-run.ts'

/** The part of a step that one instruction of a pattern costs for one character, at worst. */
const stepsPerInstruction = 1 / 3

/**
 * A pattern of a schema, which matches when some part of the text does; compiled when it is first asked.
 * @throws BrokenSchema, when asked, for what cannot be matched in linear time.
 */
export function schemaPattern(source: unknown): (text: string, run: ValidationRun) => boolean {
  let pattern: LinearPattern | undefined
  return (text, run) => {
    pattern ??= run.compiling(() => compiled(source))
    run.spend(text.length * pattern.size * stepsPerInstruction)
    return pattern.find(text)
  }
}

function compiled(source: unknown): LinearPattern {
  if (typeof source !== 'string') throw new BrokenSchema('a pattern is no text')
  try {
    return compileLinearPattern(source)
  } catch (error) {
    throw new BrokenSchema(`the pattern ${source.slice(0, 100)} cannot be used: ${String(error)}`)
  }
}
