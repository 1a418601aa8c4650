import { definedMembers } from '../json-object.ts'
import type { PlannedMethod } from './definition-plan.ts'
import { dereference } from './dereference.ts'
import { type MethodPlanning, planMethod } from './plan-method.ts'
import type { PlannedPath } from './plan-paths.ts'
import { readTexts } from './read-texts.ts'
import { childOf, membersOf, report } from './reading.ts'

const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']
const anyMethod = 'x-amazon-apigateway-any-method'

/** All operations of a document as methods, with one entry in the report for those that have no backend. */
export function planMethods(planning: MethodPlanning, paths: readonly PlannedPath[]): PlannedMethod[] {
  const { reading } = planning
  const methods = new Map<string, PlannedMethod>()
  for (const path of paths) {
    const item = dereference(reading, path.place)
    const operations = membersOf(reading, item)
    const { summary, description } = readTexts(reading, item, { summary: 'text', description: 'text' })
    planning.documentation.add({ type: 'RESOURCE', path: path.path }, definedMembers({ summary, description }))
    for (const [key, operation] of operations) {
      const httpMethod = key === anyMethod ? 'ANY' : key.toUpperCase()
      if (key === 'trace' || (key === 'query' && reading.dialect !== '2.0')) {
        report(reading, 'attention', operation.pointer, `Not imported: AWS has no method ${httpMethod}`, { lost: true })
      }
      if (key !== anyMethod && !verbs.includes(key)) continue
      const method = `${httpMethod} ${path.path}`
      if (methods.has(method)) {
        const message = `Not imported: ${method} stands in the document under another path already`
        report(reading, 'attention', operation.pointer, message, { lost: true })
        continue
      }
      methods.set(method, planMethod(planning, { ...path, place: item }, httpMethod, operation))
    }
    reportServers(planning, path)
  }
  reportMissingBackends(planning, [...methods.values()])
  return [...methods.values()]
}

function reportServers({ reading }: MethodPlanning, { place, path }: PlannedPath): void {
  const servers = childOf(place, 'servers')
  if (!Array.isArray(servers.value) || servers.value.length === 0) return
  const message = 'This path has a server of its own: give its methods their own backend after the import'
  report(reading, 'attention', servers.pointer, message, { target: { kind: 'resource', path } })
}

function reportMissingBackends({ reading }: MethodPlanning, methods: readonly PlannedMethod[]): void {
  const missing = methods.filter((method) => !method.integration).length
  const target = { kind: 'resource' as const, path: '/' }
  if (methods.length === 0) report(reading, 'attention', '/paths', 'The document has no operations', { target })
  if (missing === 0) return
  const subject = missing === 1 ? '1 method has no backend' : `${missing} methods have no backend`
  report(reading, 'attention', '/paths', `${subject} yet: give them one before the first deployment`, { target })
}
