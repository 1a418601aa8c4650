import { objectOf } from '../catalogue/merge-documents.ts'
import { resolve } from '../try/example-of.ts'
import { detailedOperations } from '../try/try-operations.ts'
import { type ChangeDetail, compareSchemas } from './compare-schemas.ts'

/** What happened to one operation. */
export interface OperationChange {
  readonly outcome: 'added' | 'removed' | 'changed'
  readonly httpMethod: string
  readonly path: string
  readonly summary: string | undefined
  readonly breaking: boolean
  /** Only for what changed. */
  readonly details: readonly ChangeDetail[]
}

type Document = Readonly<Record<string, unknown>>
type Found = ReturnType<typeof detailedOperations>[number] & { readonly item: Document }

/** What differs for callers between two documents of one stage, as consumers read them; breaking changes first. */
export function compareDocuments(before: Document, after: Document): OperationChange[] {
  const [old, young] = [operationsOf(before), operationsOf(after)]
  const changes: OperationChange[] = []
  for (const [name, found] of old) {
    const next = young.get(name)
    if (!next) changes.push(changeOf('removed', found, true, []))
    else {
      const details = compareOperations({ document: before, found }, { document: after, found: next })
      const breaking = details.some((detail) => detail.breaking)
      if (details.length > 0) changes.push(changeOf('changed', next, breaking, details))
    }
  }
  for (const [name, found] of young) if (!old.has(name)) changes.push(changeOf('added', found, false, []))
  return changes.sort((left, right) => Number(right.breaking) - Number(left.breaking))
}

/** Other names of path parameters lead to the same place: `/pets/{id}` and `/pets/{petId}` are one operation. */
function operationsOf(document: Document): Map<string, Found> {
  const paths = objectOf(document.paths)
  return new Map(
    detailedOperations(document).map((found) => {
      const { httpMethod, path } = found.operation
      return [`${httpMethod} ${path.replace(/\{[^{}]*\}/g, '{}')}`, { ...found, item: objectOf(paths[path]) }]
    }),
  )
}

function changeOf(
  outcome: OperationChange['outcome'],
  { operation: { httpMethod, path, summary } }: Found,
  breaking: boolean,
  details: readonly ChangeDetail[],
): OperationChange {
  return { outcome, httpMethod, path, summary, breaking, details }
}

interface Side {
  readonly document: Document
  readonly found: Found
}

function compareOperations(before: Side, after: Side): ChangeDetail[] {
  const [old, young] = [before.found.operation, after.found.operation]
  return [
    ...(young.deprecated && !old.deprecated ? [{ text: 'Deprecated: it may be taken away', breaking: false }] : []),
    ...(old.deprecated && !young.deprecated ? [{ text: 'Not deprecated any more', breaking: false }] : []),
    ...accessChanges(before, after),
    ...parameterChanges(before, after),
    ...bodyChanges(before, after),
    ...responseChanges(before, after),
  ]
}

function accessChanges(before: Side, after: Side): ChangeDetail[] {
  const [old, young] = [before.found.operation, after.found.operation]
  const [hadKey, hasKey] = [old, young].map(({ access }) => access.includes('api-key'))
  if (!hadKey && hasKey) return [{ text: 'Needs an API key', breaking: true }]
  if (hadKey && !hasKey) return [{ text: 'Needs no API key any more', breaking: false }]
  const schemes = ({ found }: Side) =>
    JSON.stringify(
      [found.source.security ?? []]
        .flat()
        .map((one) => Object.keys(objectOf(one)).toSorted())
        .toSorted(),
    )
  const [was, is] = [schemes(before), schemes(after)]
  return was === is ? [] : [{ text: 'Who may call it is decided in another way', breaking: is !== '[]' }]
}

function parameterChanges(before: Side, after: Side): ChangeDetail[] {
  const [old, young] = [parametersOf(before), parametersOf(after)]
  const details: ChangeDetail[] = []
  for (const [key, { label, required, schema }] of young) {
    const was = old.get(key)
    if (!was) details.push({ text: `${label} is new${required ? ' and required' : ''}`, breaking: required })
    else {
      if (was.required !== required) {
        details.push({ text: `${label} is ${required ? 'required' : 'optional'} now`, breaking: required })
      }
      const left = { document: before.document, schema: was.schema }
      const right = { document: after.document, schema }
      details.push(...compareSchemas(key.split(' ')[1] ?? '', left, right, 'request'))
    }
  }
  for (const [key, { label }] of old) {
    if (!young.has(key)) details.push({ text: `${label} is not read any more`, breaking: false })
  }
  return details
}

/** Those of query and headers: what a path holds is part of the operation's name. */
function parametersOf({ document, found: { item, source } }: Side) {
  const parameters = new Map<string, { label: string; required: boolean; schema: unknown }>()
  for (const value of [item.parameters, source.parameters].flat()) {
    const { in: place, name, required, schema } = resolve(document, value) ?? {}
    if ((place !== 'query' && place !== 'header') || typeof name !== 'string') continue
    const label = place === 'query' ? `Query parameter \`${name}\`` : `Header \`${name}\``
    const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`
    parameters.set(key, { label, required: required === true, schema })
  }
  return parameters
}

function bodyChanges(before: Side, after: Side): ChangeDetail[] {
  const [old, young] = [before, after].map(({ document, found }) => resolve(document, found.source.requestBody))
  if (!old && !young) return []
  if (!old) return [{ text: 'It takes a body', breaking: young?.required === true }]
  if (!young) return [{ text: 'It takes no body any more', breaking: false }]
  return [
    ...(young.required === true && old.required !== true ? [{ text: 'The body is required now', breaking: true }] : []),
    ...(old.required === true && young.required !== true
      ? [{ text: 'The body is optional now', breaking: false }]
      : []),
    ...contentChanges('body', { ...before, holder: old }, { ...after, holder: young }, 'request'),
  ]
}

function responseChanges(before: Side, after: Side): ChangeDetail[] {
  const [old, young] = [objectOf(before.found.source.responses), objectOf(after.found.source.responses)]
  const details: ChangeDetail[] = []
  for (const status of new Set([...Object.keys(old), ...Object.keys(young)])) {
    if (!Object.hasOwn(young, status)) {
      details.push({ text: `It does not answer \`${status}\` any more`, breaking: status.startsWith('2') })
    } else if (!Object.hasOwn(old, status)) details.push({ text: `It can answer \`${status}\``, breaking: false })
    else {
      const [left, right] = [resolve(before.document, old[status]), resolve(after.document, young[status])]
      if (!left || !right) continue
      details.push(...contentChanges(status, { ...before, holder: left }, { ...after, holder: right }, 'response'))
    }
  }
  return details
}

type Held = Side & { readonly holder: Document }

function contentChanges(name: string, before: Held, after: Held, direction: 'request' | 'response'): ChangeDetail[] {
  const [old, young] = [objectOf(before.holder.content), objectOf(after.holder.content)]
  const details: ChangeDetail[] = []
  for (const type of new Set([...Object.keys(old), ...Object.keys(young)])) {
    const label = `\`${type}\` ${direction === 'request' ? 'in the body' : `of \`${name}\``}`
    if (!Object.hasOwn(young, type)) details.push({ text: `${label} is gone`, breaking: true })
    else if (!Object.hasOwn(old, type)) details.push({ text: `${label} is new`, breaking: false })
    else {
      const left = { document: before.document, schema: objectOf(old[type]).schema }
      const right = { document: after.document, schema: objectOf(young[type]).schema }
      details.push(...compareSchemas(name, left, right, direction))
    }
  }
  return details
}
