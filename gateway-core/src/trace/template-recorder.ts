import type { TemplateTrace } from '../templates/template.ts'
import type { TemplateDirection, TracedTemplate, TracedValue } from './trace-report.ts'

/** The most values of one template that a trace keeps. */
const mostValues = 1000
/** The most of each value and expression, in characters. */
const mostCharacters = 1024
/** The most of a template's own text. */
const mostSource = 100_000
/** What is read beyond that, so that a secret which the cut goes through is still recognised. */
const margin = 16 * 1024

/** Takes down what a template computes; a template engine gets it as `TemplateTrace`. */
export class TemplateRecorder implements TemplateTrace {
  readonly #direction: TemplateDirection
  readonly #redact: (text: string) => string
  readonly #source: string
  readonly #values: TracedValue[] = []
  #isCut = false

  /** @param source as it was written; empty where the caller does not have it */
  constructor(direction: TemplateDirection, redact: (text: string) => string, source = '') {
    this.#direction = direction
    this.#redact = redact
    this.#source = source
  }

  /** The value of an expression. @param line from 1 */
  value(line: number, expression: string, text: string): void {
    if (this.#values.length === mostValues) this.#isCut = true
    else
      this.#values.push({
        line,
        expression: bounded(expression),
        text: bounded(this.#redact(text.slice(0, mostCharacters + margin))),
      })
  }

  report(): TracedTemplate {
    const source = this.#source === '' ? {} : { source: this.#source.slice(0, mostSource) }
    return { direction: this.#direction, ...source, values: this.#values, isCut: this.#isCut }
  }
}

function bounded(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`
}
