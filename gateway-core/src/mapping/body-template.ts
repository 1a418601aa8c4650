import type { Exchange } from '../exchange.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { compileTemplate, type Template, TemplateFailure, TemplateSyntaxError } from '../templates/template.ts'
import { templateScope } from './template-scope.ts'

/** A mapping template of a body, ready to be rendered. */
export interface BodyTemplate {
  /** What a template says that says the same for every request. */
  readonly literal: string | undefined
  /** @param body what `$input` reads: the caller's in a request's template, the integration's in a response's */
  render(exchange: Exchange, body: string, direction: 'request' | 'response'): string | Refusal
}

/**
 * Compiles a mapping template; one without `$` and `#` needs no engine. One that cannot be parsed refuses each request
 * that meets it, so that the others are served.
 */
export function compileBodyTemplate(source: string): BodyTemplate | Refusal {
  if (!/[$#]/.test(source)) return { literal: source, render: () => source }
  try {
    const template = compileTemplate(source)
    return { literal: undefined, render: render(template, source) }
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    return failed(error)
  }
}

function render(template: Template, source: string): BodyTemplate['render'] {
  return (exchange, body, direction) => {
    try {
      return template.render(templateScope(exchange, body), exchange.trace?.template(direction, source))
    } catch (error) {
      if (!(error instanceof TemplateFailure)) throw error
      return failed(error)
    }
  }
}

function failed({ message, line }: TemplateFailure | TemplateSyntaxError): Refusal {
  const cause = `a mapping template failed: ${message} (line ${line})`
  return new Refusal('API_CONFIGURATION_ERROR', undefined, cause)
}
