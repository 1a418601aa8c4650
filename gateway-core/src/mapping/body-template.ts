import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Template } from '../templates/template.ts'
import { TemplateFailure, TemplateSyntaxError } from '../templates/template-error.ts'
import { templateScope } from './template-scope.ts'

/** A mapping template of a body, ready to be rendered. */
export interface BodyTemplate {
  /** What a template says that says the same for every request. */
  readonly literal: string | undefined
  /** @param body what `$input` reads */
  render(exchange: Exchange, body: string): string | Refusal
}

/**
 * Compiles a mapping template; one without `$` and `#` needs no engine. One that cannot be parsed refuses each request
 * that meets it, so that the others are served.
 */
export function compileBodyTemplate(source: string, methodKey: string): BodyTemplate | Refusal {
  if (!/[$#]/.test(source)) return { literal: source, render: () => source }
  try {
    const template = compileTemplate(source)
    return { literal: undefined, render: (exchange, body) => render(template, exchange, body) }
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    return failed(methodKey, error)
  }
}

function render(template: Template, exchange: Exchange, body: string): string | Refusal {
  try {
    return template.render(templateScope(exchange, body))
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error
    return failed(exchange.method.methodKey, error)
  }
}

function failed(methodKey: string, { message }: Error): Refusal {
  return new Refusal('API_CONFIGURATION_ERROR', undefined, `${methodKey}: a mapping template failed: ${message}`)
}

function compileTemplate(_source: string): Template {
  throw new TemplateSyntaxError('the template engine is not there yet', 1, 1)
}
