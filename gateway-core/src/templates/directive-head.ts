import { parseArgument, parseReference } from './parse-expression.ts'
import type { SourceText } from './source-text.ts'
import type { Expression, Place } from './syntax.ts'

/** What stands before a directive's block: its parentheses and what is in them. */

/** The line end that a directive takes with it. */
export const lineEnd = /[ \t]*(?:\r\n|\n|\r)/y

export function openDirective(text: SourceText, name: string): void {
  text.skipSpace()
  if (!text.takes('(')) text.fail(`#${name} needs (`)
  text.skipSpace()
}

/** The closing parenthesis and the line end that it takes. */
export function closeDirective(text: SourceText): void {
  text.skipSpace()
  text.expect(')')
  text.match(lineEnd)
}

/** The place of a directive, without the blanks around it. */
export function placeOf(text: SourceText, from: number): Place {
  const { line, column, source } = text.place(from)
  const written = source.trimStart()
  return { line, column: column + source.length - written.length, source: written.trimEnd() }
}

/** Blanks and one comma, both of which may be missing. */
export function skipSeparator(text: SourceText): void {
  text.skipSpace()
  if (text.takes(',')) text.skipSpace()
}

/** A reference that is only a name. */
export function parseVariable(text: SourceText, name: string): string {
  const reference = parseReference(text)
  if (reference === undefined || reference.steps.length > 0) text.fail(`#${name} needs a variable`)
  return reference.root
}

/** The arguments of a macro, of `#evaluate` and `#break`, with blanks or commas between them. */
export function parseGiven(text: SourceText): Expression[] {
  text.skipSpace()
  text.expect('(')
  const given: Expression[] = []
  for (;;) {
    skipSeparator(text)
    const argument = text.peek() === ')' ? undefined : parseArgument(text)
    if (argument !== undefined) given.push(argument)
    else if (text.match(/[a-zA-Z_@][\w@]*/y) !== undefined) given.push({ kind: 'literal', value: null })
    else break
  }
  closeDirective(text)
  return given
}
