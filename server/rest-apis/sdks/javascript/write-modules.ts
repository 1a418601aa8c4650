import type { SdkDocument, SdkOperation } from './sdk-operation.ts'
import { docComment, jsonLiteral, oneLine } from './source-text.ts'

/** A module of the runtime: `build-url.mjs`, and its text. */
export interface RuntimeModule {
  readonly name: string
  readonly text: string
}

/** What the modules of the runtime export and the SDK shows. */
const errorClasses = 'ApiError, ConnectionError, RequestTimeoutError, SdkError'

/** `index.js`: what is called, and how it is sent, as data; the modules of `lib/` do the rest. */
export function writeIndex(document: SdkDocument): string {
  return `${docComment([oneLine(document.title)])}import { ApiError } from './lib/errors.js'
import { makeClient } from './lib/make-client.js'

export { ${errorClasses} } from './lib/errors.js'

${definition(document)}
export function createClient(config) {
  return makeClient(definition, config)
}

export const apigClientFactory = { newClient: createClient }

export function isFailureOf(operation, error) {
  return error instanceof ApiError && error.operation === operation
}
`
}

/**
 * The same as one script for a page without modules: it sets the global `apigClientFactory`, as AWS's SDK does.
 * @param modules each after what it imports
 */
export function writeScript(document: SdkDocument, modules: readonly RuntimeModule[]): string {
  return `${docComment([oneLine(document.title)])};(function () {
'use strict'
const modules = {}
${modules.map(asFunction).join('\n')}
const { ${errorClasses} } = modules['errors.mjs']
${definition(document)}
function createClient(config) {
  return modules['make-client.mjs'].makeClient(definition, config)
}
function isFailureOf(operation, error) {
  return error instanceof ApiError && error.operation === operation
}
globalThis.apigClientFactory = { newClient: createClient, createClient, isFailureOf, ${errorClasses} }
})()
`
}

/** The module as it stands in `lib/`. */
export function libraryModule({ text }: RuntimeModule): string {
  return text.replace(/'(\.\/[a-z-]+)\.mjs'/g, "'$1.js'")
}

/** The files that a module imports. */
export function importsOf({ text }: RuntimeModule): string[] {
  return [...text.matchAll(/^import \{[^}]*\} from '\.\/([a-z-]+\.mjs)'/gm)].map(([, name = '']) => name)
}

function asFunction({ name, text }: RuntimeModule): string {
  const exported = [...text.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(([, word]) => word)
  const body = text
    .replace(
      /^import (\{[^}]*\}) from '\.\/([a-z-]+\.mjs)'/gm,
      (_all, names, from) => `const ${names} = modules['${from}']`,
    )
    .replace(/^export /gm, '')
  return `modules['${name}'] = (function () {\n${body}return { ${exported.join(', ')} }\n})()`
}

function definition({ region, operations }: SdkDocument): string {
  const endpoints = [...new Set(operations.map(({ endpoint }) => endpoint))]
  const rows = operations.map((operation) => `    ${jsonLiteral(runtimeOperation(operation, endpoints))},\n`)
  return `const definition = {
  region: ${jsonLiteral(region)},
  endpoints: ${jsonLiteral(endpoints)},
  operations: [
${rows.join('')}  ],
}
`
}

/** Members have fixed names: what the document calls something is always a value. */
function runtimeOperation(operation: SdkOperation, endpoints: readonly string[]): object {
  const answers = new Set(operation.responses.flatMap(({ content }) => [...content.keys()]))
  const contentTypes = [...(operation.body?.content.keys() ?? [])].filter((type) => /^[\w.+-]+\/[\w.+-]+/.test(type))
  return {
    name: operation.name,
    method: operation.method,
    path: operation.path,
    endpoint: endpoints.indexOf(operation.endpoint),
    parameters: operation.parameters.map(({ key, name, in: place, required, greedy, style, explode }) => ({
      key,
      name,
      in: place,
      ...(required ? { required } : {}),
      ...(greedy ? { greedy } : {}),
      ...(style === undefined ? {} : { style }),
      ...(explode === undefined ? {} : { explode }),
    })),
    contentTypes: contentTypes.filter((type) => /^[\x20-\x7e]*$/.test(type)),
    // One type needs no asking; of several the caller's header may choose.
    ...(answers.size > 0 ? { accept: acceptOf([...answers]) } : {}),
    ...(operation.signed ? { signed: true } : {}),
    ...(operation.tokenHeader ? { tokenHeader: operation.tokenHeader } : {}),
  }
}

/** JSON where there is any, else the first type; anything that is no media type is `*` `/*`. */
function acceptOf(types: readonly string[]): string {
  const type = types.find((one) => /[/+]json\b/i.test(one)) ?? types[0] ?? ''
  return /^[\w.+*-]+\/[\w.+*-]+$/.test(type) ? type : '*/*'
}
