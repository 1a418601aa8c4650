import { Overrides } from 'gateway-core/templates/overrides.ts'
import {
  compileTemplate,
  TemplateFailure,
  type TemplateScope,
  TemplateSyntaxError,
  type TemplateTrace,
} from 'gateway-core/templates/template.ts'
import type { TemplateSample } from './template-sample.ts'

/** What is wrong at a place of a template. Lines and columns count from 1; column 0 is the whole line. */
export interface TemplateProblem {
  line: number
  column: number
  message: string
  /** Of the text (found when it is saved), or of this sample (found when it runs). */
  when: 'parse' | 'render'
}

/** What a reference or directive gave, in the order in which they ran. */
export interface TemplateValue {
  line: number
  expression: string
  text: string
}

/** What a template makes of a sample. */
export interface TemplateEvaluation {
  /** Absent where there is a problem. */
  output?: string
  /** Whether the output was too long to be shown in full. */
  isCut?: boolean
  problems: TemplateProblem[]
  values: TemplateValue[]
  /** What the template sets by `$context.requestOverride` and `$context.responseOverride`, as `header.X-Pet`. */
  overrides: Record<string, string>
}

const shownOutput = 200_000
const shownValues = 500
const shownText = 300

/** Renders a template for a sample as the data plane would, within the same limits. */
export function renderSample(source: string, sample: TemplateSample): TemplateEvaluation {
  const values: TemplateValue[] = []
  const overrides = new Overrides()
  try {
    const output = compileTemplate(source).render(scopeOf(sample, overrides), recorder(values))
    return {
      output: output.slice(0, shownOutput),
      ...(output.length > shownOutput ? { isCut: true } : {}),
      problems: [],
      values,
      overrides: overridesOf(overrides),
    }
  } catch (error) {
    return { problems: [problemOf(error)], values, overrides: overridesOf(overrides) }
  }
}

function problemOf(error: unknown): TemplateProblem {
  if (error instanceof TemplateSyntaxError) return { ...placeOf(error), when: 'parse' }
  if (error instanceof TemplateFailure) return { ...placeOf(error), when: 'render' }
  throw error
}

function placeOf({ message, line, column }: TemplateSyntaxError | TemplateFailure) {
  return { message, line, column }
}

function recorder(values: TemplateValue[]): TemplateTrace {
  return {
    value(line, expression, text) {
      if (values.length < shownValues) values.push({ line, expression, text: text.slice(0, shownText) })
    },
  }
}

function scopeOf(sample: TemplateSample, overrides: Overrides): TemplateScope {
  const context = new Map(Object.entries(sample.context))
  return {
    body: sample.body,
    stageVariables: sample.stageVariables,
    parameters: () => ({
      path: new Map(Object.entries(sample.path)),
      querystring: new Map(Object.entries(sample.querystring)),
      header: new Map(Object.entries(sample.header)),
    }),
    contextValue: (path) => context.get(path.replace(/\[(['"])([^'"\]]+)\1\]/g, '.$2')),
    contextTree: () => treeOf(context),
    overrides,
  }
}

type Tree = Map<string, unknown>

function treeOf(variables: ReadonlyMap<string, string>): ReadonlyMap<string, unknown> {
  const tree: Tree = new Map()
  for (const [name, value] of variables) {
    const parts = name.split('.').slice(0, 10)
    let branch = tree
    for (const part of parts.slice(0, -1)) branch = branchAt(branch, part)
    branch.set(parts.at(-1) ?? '', value)
  }
  return tree
}

function branchAt(tree: Tree, name: string): Tree {
  const known = tree.get(name)
  if (known instanceof Map) return known
  const branch: Tree = new Map()
  tree.set(name, branch)
  return branch
}

function overridesOf(overrides: Overrides): Record<string, string> {
  const places: [string, ReadonlyMap<string, string | readonly string[]>][] = [
    ['requestOverride.header', overrides.requestHeaders],
    ['requestOverride.querystring', overrides.requestQuery],
    ['requestOverride.path', overrides.requestPath],
    ['responseOverride.header', overrides.responseHeaders],
  ]
  const entries = places.flatMap(([place, values]) =>
    [...values].map(([name, value]): [string, string] => [`${place}.${name}`, [value].flat().join(', ')]),
  )
  if (overrides.status !== undefined) entries.push(['responseOverride.status', `${overrides.status}`])
  return Object.fromEntries(entries)
}
