import { RE2JS } from 're2js'

/** Steps of the pattern's automaton times characters: some milliseconds. */
const maxWork = 1_000_000

/** Characters of an expression: those that anybody writes are far shorter, and to compile takes time too. */
const maxLength = 2048

/** Whether a text is as an `identityValidationExpression` says; undefined when to find out would take too long. */
export type ValidationExpression = (text: string) => boolean | undefined

/**
 * Compiles `identityValidationExpression`, which the whole text must match (API reference, Authorizer). It is matched in
 * linear time; back references and look-around, which Java has, are not taken.
 * @throws Error with the cause when it cannot be compiled.
 */
export function compileValidationExpression(expression: string): ValidationExpression {
  if (expression.length > maxLength) throw new Error(`identityValidationExpression is longer than ${maxLength}`)
  const pattern = RE2JS.compile(expression)
  const size = pattern.programSize()
  return (text) => (size * text.length > maxWork ? undefined : pattern.matches(text))
}
