import { isJsonObject } from '../json-object.ts'
import type { EntryTarget } from './definition-plan.ts'
import { membersOf, type Place, type Reading, report, textAt } from './reading.ts'

/** What CloudFormation would have put into texts; gathered over several of them for one line of the report. */
export interface Intrinsics {
  found: boolean
  names: Set<string>
}

/**
 * A text that may be written as a CloudFormation intrinsic, as the definitions inside templates are. What CloudFormation
 * would have put in stays as `${Name}` in the text, and `reportIntrinsics` says so.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function intrinsicTextAt(reading: Reading, place: Place, intrinsics: Intrinsics): string | undefined {
  const text = intrinsicText(place.value)
  if (text === undefined) return textAt(reading, place)
  intrinsics.found = true
  for (const [name] of text.matchAll(/\$\{(?!stageVariables\.)[A-Za-z0-9:.]+\}/g)) intrinsics.names.add(name)
  return text
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
  if (!intrinsics.found) return
  const hint = intrinsics.names.size > 0 ? `: put the real values for ${[...intrinsics.names].join(', ')}` : ''
  report(reading, 'attention', pointer, `Written for CloudFormation${hint}`, { target })
}

/** The text of an intrinsic; undefined for everything else. */
export function intrinsicText(value: unknown): string | undefined {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined
  const [[name, argument] = ['', undefined]] = Object.entries(value)
  switch (name) {
    case 'Ref':
    case 'Fn::ImportValue':
      return typeof argument === 'string' ? `\${${argument}}` : undefined
    case 'Fn::GetAtt':
      return Array.isArray(argument) ? `\${${argument.join('.')}}` : `\${${String(argument)}}`
    case 'Fn::Sub': {
      const text: unknown = Array.isArray(argument) ? argument[0] : argument
      return typeof text === 'string' ? text.replaceAll('${!', '${') : undefined
    }
    case 'Fn::Join': {
      if (!Array.isArray(argument) || !Array.isArray(argument[1])) return undefined
      return argument[1].map((part: unknown) => intrinsicText(part) ?? String(part)).join(String(argument[0]))
    }
    default:
      return undefined
  }
}
