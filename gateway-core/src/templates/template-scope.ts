import type { Overrides } from './overrides.ts'

/** What a template may ask of the request that it is rendered for. */
export interface TemplateScope {
  /** The text behind `$input`: the client's body in a request template, the backend's in a response template. */
  readonly body: string
  readonly stageVariables: Readonly<Record<string, string>>
  /** The client's parameters, decoded: the last value of repeated ones, names as received. Asked for at most once. */
  parameters(): TemplateParameters
  /** `$context.{path}`, such as `identity.sourceIp`; undefined when the request has no such value. */
  contextValue(path: string): string | undefined
  /** The whole `$context` as nested maps, for what asks for more than one value (`$context.authorizer`, printing it). */
  contextTree(): ReadonlyMap<string, unknown>
  /** Written by the template, applied by whoever rendered it. */
  readonly overrides: Overrides
  /** Milliseconds on the clock that bounds a rendering; by default the time that the thread has worked. */
  now?(): number
}

export interface TemplateParameters {
  readonly path: ReadonlyMap<string, string>
  readonly querystring: ReadonlyMap<string, string>
  readonly header: ReadonlyMap<string, string>
}

export interface Template {
  /** The text that every rendering gives, when the template holds neither references nor directives. */
  readonly literal: string | undefined
  /** @throws TemplateFailure with the line; never anything else. */
  render(scope: TemplateScope, trace?: TemplateTrace): string
}

/** Told what each line did, when somebody watches. */
export interface TemplateTrace {
  /** The line counts from 1; the expression is as written; the text is its value. */
  value(line: number, expression: string, text: string): void
}
