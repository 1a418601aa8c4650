import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JsonObject } from '../../openapi/json-object.ts'
import { javascriptSdk } from '../javascript/javascript-sdk.ts'

/** A generated SDK on disk, and how it is used; deleted when it goes out of scope. */
export interface GeneratedSdk extends Disposable {
  readonly folder: string
  readonly files: ReadonlyMap<string, string>
  /** The exports of `index.js`. */
  load(): Promise<SdkModule>
}

/** What `index.js` exports, as far as tests call it. */
export interface SdkModule {
  createClient(config?: object): SdkClient
  apigClientFactory: { newClient(config?: object): SdkClient }
  isFailureOf(operation: string, error: unknown): boolean
  ApiError: ErrorClass
  SdkError: ErrorClass
  RequestTimeoutError: ErrorClass
  ConnectionError: ErrorClass
}

type ErrorClass = new (...parts: unknown[]) => Error
export type SdkCall = (params?: unknown, body?: unknown, options?: object) => Promise<SdkResult>
export type SdkClient = Record<string, SdkCall> & { request(call: object): Promise<SdkResult> }

export interface SdkResult {
  status: number
  headers: Record<string, string>
  data: unknown
}

/** Generates the SDK of a document into a folder of its own. */
export async function generateSdk(document: JsonObject): Promise<GeneratedSdk> {
  const files = await javascriptSdk(document, 'us-east-1')
  const folder = mkdtempSync(path.join(tmpdir(), 'generated-sdk-'))
  writeFiles(folder, files)
  return {
    folder,
    files,
    load: async () => await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'index.js')).href),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/**
 * What the compiler says about the files of a folder, strictly and with the libraries of browsers only.
 * @param include such as `**` `/*.ts`
 */
export function compile(folder: string, include: readonly string[], options: object = {}): string {
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    module: 'nodenext',
    types: [],
    noEmit: true,
    ...options,
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }))
  const { stdout, stderr } = spawnSync(path.resolve('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
  return stdout + stderr
}
