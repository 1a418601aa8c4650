import { Overrides } from '../overrides.ts'
import { compileTemplate } from '../template.ts'
import type { TemplateScope, TemplateTrace } from '../template-scope.ts'

/** What a test says about the request; the rest is an empty one. */
export interface RenderedFor {
  readonly body?: string
  /** Variables of `$context` by their whole names. */
  readonly context?: Readonly<Record<string, string>>
  readonly stageVariables?: Readonly<Record<string, string>>
  readonly path?: Readonly<Record<string, string>>
  readonly querystring?: Readonly<Record<string, string>>
  readonly header?: Readonly<Record<string, string>>
  readonly overrides?: Overrides
  readonly now?: () => number
}

/** A request that a template can be rendered for. */
export function templateScope(given: RenderedFor = {}): TemplateScope {
  const context = new Map(Object.entries(given.context ?? {}))
  const entries = (values: Readonly<Record<string, string>> = {}) => new Map(Object.entries(values))
  return {
    body: given.body ?? '{}',
    stageVariables: given.stageVariables ?? { env: 'prod' },
    parameters: () => ({
      path: entries(given.path ?? { id: '7' }),
      querystring: entries(given.querystring ?? { q: 'a b', 'x-y': 'dash' }),
      header: entries(given.header ?? { Accept: '*/*', 'X-Test': 'v1' }),
    }),
    contextValue: (path) => context.get(path),
    contextTree: () => tree(context),
    overrides: given.overrides ?? new Overrides(),
    ...(given.now === undefined ? {} : { now: given.now }),
  }
}

/** Compiles and renders. */
export function rendered(source: string, given: RenderedFor = {}, trace?: TemplateTrace): string {
  return compileTemplate(source).render(templateScope(given), trace)
}

function tree(context: ReadonlyMap<string, string>): Map<string, unknown> {
  const root = new Map<string, unknown>()
  for (const [path, value] of context) {
    let at: Map<string, unknown> = root
    const names = path.split('.')
    for (const name of names.slice(0, -1)) {
      const below = at.get(name)
      const next = below instanceof Map ? below : new Map<string, unknown>()
      at.set(name, next)
      at = next
    }
    at.set(names.at(-1) ?? '', value)
  }
  return root
}
