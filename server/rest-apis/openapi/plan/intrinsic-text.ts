import { isJsonObject } from '../json-object.ts'
import type { EntryTarget } from './definition-plan.ts'
import { membersOf, type Place, type Reading, report, textAt } from './reading.ts'

/** What CloudFormation would have put into texts; gathered over several of them for one line of the report. */
export interface Intrinsics {
  /** What nobody gave a value for. */
  readonly names: Set<string>
}

/** The values of what CloudFormation would have put in, by name: `AWS::Region`, `Table`, `Role.Arn`. */
export type Substitutions = Readonly<Record<string, string>>

/**
 * A text that may be written as a CloudFormation intrinsic, as the definitions inside templates are. What CloudFormation
 * would have put in is put in where the import names it; else it stays as `${Name}` in the text, and `reportIntrinsics`
 * says so.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function intrinsicTextAt(reading: Reading, place: Place, intrinsics: Intrinsics): string | undefined {
  const text = intrinsicText(place.value, reading.substitutions)
  if (text === undefined) return textAt(reading, place)
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
  if (intrinsics.names.size === 0) return
  const names = [...intrinsics.names].join(', ')
  report(reading, 'attention', pointer, `Written for CloudFormation: put the real values for ${names}`, { target })
}

/** The text of an intrinsic; undefined for everything else. */
function intrinsicText(value: unknown, given: Substitutions): string | undefined {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined
  const [[name, argument] = ['', undefined]] = Object.entries(value)
  switch (name) {
    case 'Ref':
    case 'Fn::ImportValue':
      return typeof argument === 'string' ? putIn(argument, given) : undefined
    case 'Fn::GetAtt':
      return putIn(Array.isArray(argument) ? argument.join('.') : String(argument), given)
    case 'Fn::Sub':
      return Array.isArray(argument) ? sub(argument[0], withOwn(argument[1], given)) : sub(argument, given)
    case 'Fn::Join': {
      if (!Array.isArray(argument) || !Array.isArray(argument[1])) return undefined
      return argument[1].map((part: unknown) => intrinsicText(part, given) ?? String(part)).join(String(argument[0]))
    }
    default:
      return undefined
  }
}

function putIn(name: string, given: Substitutions): string {
  return (Object.hasOwn(given, name) ? given[name] : undefined) ?? `\${${name}}`
}

/** `${!Literal}` is the text `${Literal}`. */
function sub(text: unknown, given: Substitutions): string | undefined {
  if (typeof text !== 'string') return undefined
  return text.replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal, name: string) =>
    literal === '!' ? `\${${name}}` : Object.hasOwn(given, name) ? (given[name] ?? whole) : whole,
  )
}

/** The names that a `Fn::Sub` brings along go before the import's. */
function withOwn(names: unknown, given: Substitutions): Substitutions {
  if (!isJsonObject(names)) return given
  const own = Object.entries(names).map(([name, value]) => [name, intrinsicText(value, given) ?? String(value)])
  return { ...given, ...Object.fromEntries(own) }
}
