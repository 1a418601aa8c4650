import type { PolicyReport } from '#server/rest-apis/resource-policy/simulate-access.ts'
import { placeInJson } from './json-places.ts'
import { readablePolicy } from './policy-templates.ts'

/** Lines of a document that are marked alike. */
export interface MarkedLines {
  readonly key: number
  readonly text: string
  /** `none` stands outside of statements, `quiet` in one that does not apply. */
  readonly mark: 'none' | 'allowed' | 'denied' | 'applies' | 'quiet'
}

/** A policy cut into runs of lines by what became of each statement. */
export function markedDocument(document: string, report: PolicyReport): MarkedLines[] {
  const text = readablePolicy(document)
  const marks = text.split('\n').map((): MarkedLines['mark'] => 'none')
  for (const statement of report.statements) {
    const place = placeInJson(text, ['Statement', statement.index]) ?? placeInJson(text, ['Statement'])
    if (place === undefined) continue
    const first = lineOf(text, place.from)
    const last = lineOf(text, place.to)
    marks.fill(markOf(statement, report.decidedBy), first, last + 1)
  }
  const lines: MarkedLines[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const before = lines.at(-1)
    const mark = marks[index] ?? 'none'
    if (before?.mark === mark) lines.splice(-1, 1, { ...before, text: `${before.text}\n${line}` })
    else lines.push({ key: index, text: line, mark })
  }
  return lines
}

function markOf({ index, effect, applies }: PolicyReport['statements'][number], decidedBy: number | undefined) {
  if (index === decidedBy) return effect === 'Allow' ? 'allowed' : 'denied'
  return applies ? 'applies' : 'quiet'
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1
}
