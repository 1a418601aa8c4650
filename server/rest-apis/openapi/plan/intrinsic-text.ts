import type { EntryTarget } from './definition-plan.ts'
import { membersOf, type Place, type Reading, report, textAt } from './reading.ts'
import { resolveIntrinsic, unknownNames } from './resolve-intrinsic.ts'

/** What CloudFormation would have put into texts; gathered over several of them for one line of the report. */
export interface Intrinsics {
  /** What nobody gave a value for. */
  readonly names: Set<string>
}

/**
 * A text that may be written as a CloudFormation intrinsic, as the definitions inside templates are. What CloudFormation
 * would have put in is put in where the import names it; else it stays as `${Name}` in the text, and `reportIntrinsics`
 * says so.
 */
export function intrinsicTextAt(reading: Reading, place: Place, intrinsics: Intrinsics): string | undefined {
  const resolved = resolveIntrinsic(place.value, reading.substitutions)
  if (!resolved || 'refusal' in resolved) return textAt(reading, place)
  for (const name of unknownNames(resolved.text)) intrinsics.names.add(name)
  return resolved.text
}

/** Text members, each of which may be an intrinsic. */
export function intrinsicTextsAt(reading: Reading, place: Place, intrinsics: Intrinsics): Record<string, string> {
  const texts = membersOf(reading, place).flatMap(([key, member]): [string, string][] => {
    const text = intrinsicTextAt(reading, member, intrinsics)
    return text === undefined ? [] : [[key, text]]
  })
  return Object.fromEntries(texts)
}

/** Says which values are to be put in by hand. */
export function reportIntrinsics(
  reading: Reading,
  pointer: string,
  intrinsics: Intrinsics,
  target?: EntryTarget,
): void {
  if (intrinsics.names.size === 0) return
  const names = [...intrinsics.names].join(', ')
  report(reading, 'attention', pointer, `Written for CloudFormation: put the real values for ${names}`, { target })
}
