import { isJsonObject } from '../json-object.ts'

/** The values of what CloudFormation would have put in, by name: `AWS::Region`, `Table`, `Role.Arn`. */
export type Substitutions = Readonly<Record<string, string>>

/** What an intrinsic is: a text, in which unknown values stand as `${Name}`, or the reason why it has none. */
export type Resolved = { text: string } | { refusal: string }

/**
 * The text of a CloudFormation intrinsic, such as `{ "Fn::Sub": "…" }`; undefined for everything that is none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function resolveIntrinsic(value: unknown, given: Substitutions): Resolved | undefined {
  if (!isJsonObject(value)) return undefined
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value)
  if (others.length > 0 || (name !== 'Ref' && !name.startsWith('Fn::'))) return undefined
  const text = textOf(name, argument, given)
  if (text !== undefined) return { text }
  return {
    refusal: decidedElsewhere.has(name)
      ? `"${name}" is decided by CloudFormation: import the definition as it is after deployment`
      : `"${name}" is not an intrinsic that an import can resolve, or its arguments are wrong`,
  }
}

/** The values of a resolved text that nobody gave, as they stand in it. Stage variables are written alike and meant. */
export function unknownNames(text: string): string[] {
  return [...text.matchAll(/\$\{(?!stageVariables\.)[A-Za-z0-9:.]+\}/g)].map(([name]) => name)
}

const decidedElsewhere: ReadonlySet<string> = new Set([
  'Fn::If',
  'Fn::And',
  'Fn::Or',
  'Fn::Not',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::GetAZs',
  'Fn::Transform',
])

function textOf(name: string, argument: unknown, given: Substitutions): string | undefined {
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? putIn(argument, given) : undefined
    case 'Fn::ImportValue':
      return putInOptional(plainText(argument, given), given)
    case 'Fn::GetAtt':
      return putInOptional(Array.isArray(argument) ? argument.join('.') : plainText(argument, given), given)
    case 'Fn::Sub':
      return Array.isArray(argument) ? sub(argument[0], withOwn(argument[1], given)) : sub(argument, given)
    case 'Fn::Base64': {
      const text = plainText(argument, given)
      return text === undefined ? undefined : Buffer.from(text).toString('base64')
    }
    case 'Fn::Join': {
      const [separator, list] = Array.isArray(argument) ? argument : []
      return listOf(list, given)?.join(String(separator))
    }
    case 'Fn::Select': {
      const [index, list] = Array.isArray(argument) ? argument : []
      return listOf(list, given)?.[Number(index)]
    }
    default:
      return undefined
  }
}

/** A list of texts, or one that `Fn::Split` makes. */
function listOf(value: unknown, given: Substitutions): string[] | undefined {
  if (isJsonObject(value) && Array.isArray(value['Fn::Split'])) {
    const [separator, text] = value['Fn::Split']
    return plainText(text, given)?.split(String(separator))
  }
  if (!Array.isArray(value)) return undefined
  const texts = value.map((item) => plainText(item, given))
  return texts.every((text) => text !== undefined) ? texts : undefined
}

function plainText(value: unknown, given: Substitutions): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const resolved = resolveIntrinsic(value, given)
  return resolved && 'text' in resolved ? resolved.text : undefined
}

function putInOptional(name: string | undefined, given: Substitutions): string | undefined {
  return name === undefined ? undefined : putIn(name, given)
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
  const own = Object.entries(names).flatMap(([name, value]): [string, string][] => {
    const text = plainText(value, given)
    return text === undefined ? [] : [[name, text]]
  })
  return { ...given, ...Object.fromEntries(own) }
}
