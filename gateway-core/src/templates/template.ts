import { JsonPathError } from '../json-path/json-path.ts'
import { compileBlock, compileMacros } from './compile-block.ts'
import { Frame } from './frame.ts'
import { parseTemplate } from './parse-template.ts'
import { Symbols } from './symbols.ts'
import type { TextStart } from './syntax.ts'
import { TemplateFailure, TemplateSyntaxError } from './template-error.ts'
import type { Template } from './template-scope.ts'

export { TemplateFailure, TemplateSyntaxError } from './template-error.ts'
export type { Template, TemplateParameters, TemplateScope, TemplateTrace } from './template-scope.ts'

/** AWS's limit of a mapping template, in bytes of UTF-8 (quotas, "Mapping template size"). */
export const maxTemplateBytes = 300 * 1024

/**
 * Compiles a mapping template (Velocity 1.7, as AWS runs it) to closures.
 * @throws TemplateSyntaxError, never anything else.
 */
export function compileTemplate(source: string): Template {
  if (source.length > maxTemplateBytes || Buffer.byteLength(source) > maxTemplateBytes) {
    throw new TemplateSyntaxError('A template must not be larger than 300 KB', 1, 1)
  }
  if (!/[$#\\]/.test(source)) return { literal: source, render: () => source }
  const symbols = new Symbols((text, start, names) => {
    const part = parseTemplate(text, start)
    compileMacros(part.macros, names)
    return compileBlock(part.block, names)
  })
  const { block, macros } = parseTemplate(source)
  const [only] = block
  if (block.length === 1 && only?.kind === 'text') return { literal: only.text, render: () => only.text }
  compileMacros(macros, symbols)
  const run = compileBlock(block, symbols)
  return {
    literal: undefined,
    render(scope, trace) {
      const frame = new Frame(symbols, scope, trace)
      try {
        run(frame)
      } catch (error) {
        throw failure(error, frame.place)
      }
      return frame.out
    },
  }
}

/** What a template may cause; anything else is our mistake and goes on as it is. */
function failure(error: unknown, { line, column }: TextStart): unknown {
  if (error instanceof TemplateFailure) {
    if (error.line === 0) {
      error.line = line
      error.column = column
    }
    return error
  }
  if (error instanceof JsonPathError) return new TemplateFailure(error.message, line, column)
  // The stack is full, or a text would be longer than the engine allows.
  if (error instanceof RangeError) {
    return new TemplateFailure('The template is nested too deeply or too large', line, column)
  }
  return error
}
