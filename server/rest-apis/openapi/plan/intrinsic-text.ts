import { isJsonObject } from '../json-object.ts'
import { membersOf, type Place, type Reading, report, textAt } from './reading.ts'

/**
 * A text that may be written as a CloudFormation intrinsic, as the definitions inside templates are. What CloudFormation
 * would have put in stays as `${Name}` in the text, and the report says so.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function intrinsicTextAt(reading: Reading, place: Place): string | undefined {
  const text = intrinsicText(place.value)
  if (text === undefined) return textAt(reading, place)
  const names = [...text.matchAll(/\$\{(?!stageVariables\.)([A-Za-z0-9:.]+)\}/g)].map((match) => match[0])
  const hint = names.length > 0 ? `: put the real values for ${[...new Set(names)].join(', ')}` : ''
  report(reading, 'attention', place.pointer, `Written for CloudFormation${hint}`)
  return text
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

/** Text members, each of which may be an intrinsic. */
export function intrinsicTextsAt(reading: Reading, place: Place): Record<string, string> {
  const texts = membersOf(reading, place).flatMap(([key, member]): [string, string][] => {
    const text = intrinsicTextAt(reading, member)
    return text === undefined ? [] : [[key, text]]
  })
  return Object.fromEntries(texts)
}
