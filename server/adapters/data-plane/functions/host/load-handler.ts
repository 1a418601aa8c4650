import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LambdaError } from './host-message.ts'
import { lambdaError } from './lambda-error.ts'

export type Handler = (event: unknown, second: unknown, third: unknown) => unknown

/** Loads the function's code and finds its handler; or says why not, in the words of Lambda's Node runtime. */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler | LambdaError> {
  const slash = handler.lastIndexOf('/') + 1
  const dot = handler.indexOf('.', slash)
  if (dot <= slash || handler.includes('..')) return failure('Runtime.MalformedHandlerName', 'Bad handler')
  const modulePath = handler.slice(0, dot)
  const file = extensions.map((end) => path.join(taskRoot, modulePath + end)).find((name) => existsSync(name))
  if (!file) return failure('Runtime.ImportModuleError', `Error: Cannot find module '${modulePath}'`)
  try {
    const found = exportOf(await import(pathToFileURL(file).href), handler.slice(dot + 1).split('.'))
    return isHandler(found) ? found : failure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`)
  } catch (error) {
    const type = error instanceof SyntaxError ? 'Runtime.UserCodeSyntaxError' : undefined
    const isMissing = error instanceof Error && 'code' in error && /MODULE_NOT_FOUND$/.test(String(error.code))
    const told = lambdaError(error, isMissing ? 'Runtime.ImportModuleError' : type)
    return isMissing || type ? { ...told, errorMessage: `${nameOf(error)}: ${told.errorMessage}` } : told
  }
}

const extensions = ['.js', '.mjs', '.cjs']

function failure(errorType: string, errorMessage: string): LambdaError {
  return { errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`] }
}

/** A CommonJS module's exports are also the default of what `import` makes of it. */
function exportOf(module: object, names: readonly string[]): unknown {
  const walk = (from: unknown) =>
    names.reduce<unknown>((value, name) => (isContainer(value) ? Reflect.get(value, name) : undefined), from)
  return walk(module) ?? walk(Reflect.get(module, 'default'))
}

function isContainer(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function'
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error'
}
