import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { JsonObject } from '../../openapi/json-object.ts'
import { readDocument } from './read-document.ts'
import { writeDeclarations } from './write-declarations.ts'
import { importsOf, libraryModule, type RuntimeModule, writeIndex, writeScript } from './write-modules.ts'
import { writePackage } from './write-package.ts'
import { writeReadme } from './write-readme.ts'

/**
 * The files of a JavaScript SDK, by path: an ES module with types, one script for pages without modules, and its
 * documentation. Whatever the document calls things, the files are valid and do nothing but call the API.
 * @param document OpenAPI 3.0, as deployments keep it
 * @param region of signatures, unless the caller gives another
 */
export async function javascriptSdk(document: JsonObject, region: string): Promise<ReadonlyMap<string, string>> {
  const sdk = readDocument(document, region)
  const { modules, declarations } = await readRuntime()
  const readme = writeReadme(sdk)
  // An API of thousands of operations takes a while: others have their turn.
  await setImmediate()
  const types = writeDeclarations(sdk, declarations)
  await setImmediate()
  return new Map([
    ['package.json', writePackage(sdk)],
    ['README.md', readme],
    ['index.js', writeIndex(sdk)],
    ['index.d.ts', types],
    ...modules.map((module): [string, string] => [`lib/${module.name.replace('.mjs', '.js')}`, libraryModule(module)]),
    ['dist/apigClient.js', writeScript(sdk, modules)],
  ])
}

interface Runtime {
  /** Each after what it imports. */
  readonly modules: readonly RuntimeModule[]
  readonly declarations: string
}

let runtime: Promise<Runtime> | undefined

/** What every SDK has, read once. */
function readRuntime(): Promise<Runtime> {
  runtime ??= loadRuntime().catch((error: unknown) => {
    runtime = undefined
    throw error
  })
  return runtime
}

async function loadRuntime(): Promise<Runtime> {
  // Found at run time and hidden from the bundler: these files are data here.
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/rest-apis/sdks/javascript/runtime')
  const read = (name: string) => readFile(path.join(/* turbopackIgnore: true */ folder, name), 'utf8')
  const loaded = new Map<string, RuntimeModule>()
  const load = async (name: string): Promise<void> => {
    if (loaded.has(name)) return
    const module = { name, text: await read(name) }
    for (const needed of importsOf(module)) await load(needed)
    loaded.set(name, module)
  }
  await load('make-client.mjs')
  return { modules: [...loaded.values()], declarations: await read('declarations.txt') }
}
