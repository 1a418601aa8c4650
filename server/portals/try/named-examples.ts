import { objectOf } from '../catalogue/merge-documents.ts'
import { bodyText, resolve } from './example-of.ts'
import { type TryParameter, valueText } from './operation-parameters.ts'

/**
 * A request under a name, as a test in the console is kept: OpenAPI has it as `examples` of one name at the parameters and
 * the body that it has.
 */
export interface TryExample {
  readonly name: string
  readonly summary: string | undefined
  readonly values: readonly { readonly in: TryParameter['in']; readonly name: string; readonly value: string }[]
  /** Undefined where the example has no body. */
  readonly body: string | undefined
}

type Document = Readonly<Record<string, unknown>>

interface ExampleSource {
  readonly parameters: readonly { readonly parameter: TryParameter; readonly source: Document }[]
  /** Of the body, in the media type that the pane sends. */
  readonly media: Document
  readonly responses: unknown
  /** A request without parameters and body is a whole one. */
  readonly needsNothing: boolean
}

/** The named examples of an operation, in the order in which its document has them: the newest first. */
export function namedExamples(document: Document, source: ExampleSource): TryExample[] {
  const inBody = examplesOf(document, source.media)
  const inParameters = source.parameters.map(({ parameter, source: holder }) => ({
    parameter,
    examples: examplesOf(document, holder),
  }))
  // Each holder names some of them in order; the one that names most knows the order best.
  const holders = [inBody, ...inParameters.map(({ examples }) => examples)].toSorted((a, b) => b.size - a.size)
  const answered = source.needsNothing ? answeredNames(document, source.responses) : []
  const names = new Set([...holders.flatMap((holder) => [...holder.keys()]), ...answered.map(([name]) => name)])
  const told = [...holders.flatMap((holder) => [...holder]), ...answered]
  return [...names].map((name) => {
    const body = inBody.get(name)
    return {
      name,
      summary: told.find(([own, { summary }]) => own === name && summary !== undefined)?.[1].summary,
      values: inParameters.flatMap(({ parameter, examples }) => {
        const given = examples.get(name)
        return given ? [{ in: parameter.in, name: parameter.name, value: valueText(given.value) }] : []
      }),
      body: body && bodyText(body.value),
    }
  })
}

interface Named {
  readonly summary: string | undefined
  readonly value: unknown
}

function examplesOf(document: Document, holder: Document): Map<string, Named> {
  const found = Object.entries(objectOf(holder.examples)).flatMap(([name, given]): [string, Named][] => {
    const { value, summary } = resolve(document, given) ?? {}
    return value === undefined ? [] : [[name, { value, summary: typeof summary === 'string' ? summary : undefined }]]
  })
  return new Map(found)
}

/** A request that has nothing is kept with its good answer only. */
function answeredNames(document: Document, responses: unknown): [string, Named][] {
  return Object.entries(objectOf(responses)).flatMap(([status, value]) => {
    if (!/^(2..|default)$/i.test(status)) return []
    const contents = Object.values(objectOf(resolve(document, value)?.content))
    return contents.flatMap((media) => [...examplesOf(document, objectOf(media))])
  })
}
