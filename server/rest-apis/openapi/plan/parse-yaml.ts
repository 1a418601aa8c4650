import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml'
import { type DocumentProblem, InvalidDocument } from './invalid-document.ts'

/**
 * YAML 1.2 with merge keys and the tags of CloudFormation's short form: `!Sub x` is `{ "Fn::Sub": "x" }`. Aliases are
 * not copied: what is used a thousand times is one object. Throws `InvalidDocument` with line and column.
 */
export function parseYaml(text: string): { root: unknown; remarks: string[] } {
  const unknown = new Set<string>()
  try {
    const root = load(text, { ...limits, schema: schemaWith((tag) => unknown.add(tag)) })
    return {
      root,
      remarks: [...unknown].map((tag) => `The tag ${tag} is not known: what it stands at is taken as it is`),
    }
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidDocument([{ message: 'The document is nested too deeply' }])
    if (error instanceof YAMLException) throw new InvalidDocument([problemOf(error, text)])
    throw error
  }
}

/** A little more depth than a document may have, so that its own check says where; members that merge keys may copy. */
const limits = { maxDepth: 250, maxTotalMergeKeys: 1_000_000 }

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]

const kinds = ['scalar', 'sequence', 'mapping'] as const

const cloudFormation = [
  ...functions.map((name) => [name, `Fn::${name}`]),
  ['Ref', 'Ref'],
  ['Condition', 'Condition'],
].flatMap(([tag, key = '']) =>
  kinds.map((kind) => new Type(`!${tag}`, { kind, construct: (value: unknown) => ({ [key]: value ?? '' }) })),
)

/** `<<`: https://yaml.org/type/merge.html */
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' })

function schemaWith(noteUnknown: (tag: string) => void) {
  const others = kinds.map(
    (kind) =>
      new Type('!', {
        kind,
        multi: true,
        construct: (value: unknown, tag?: string) => {
          noteUnknown(tag ?? '!')
          return value
        },
      }),
  )
  return CORE_SCHEMA.extend({ implicit: [mergeKey], explicit: [...cloudFormation, ...others] })
}

/** The parser's reason with the place, and with the name of a repeated key. */
function problemOf({ reason, mark }: YAMLException, text: string): DocumentProblem {
  // A few errors, such as a second document, have no place.
  const position = (mark as typeof mark | undefined)?.position
  const place = position === undefined ? {} : placeIn(text, position)
  if (reason !== 'duplicated mapping key') {
    return { message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, ...place }
  }
  const rest = text.slice(position, (position ?? 0) + 200)
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(rest)?.[0].trim() ?? ''
  return { message: `The key "${key.replace(/^(["'])(.*)\1$/, '$2')}" is repeated`, ...place }
}

/** Line and column; what is missing at the end of the text is missed at its last character. */
function placeIn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, Math.min(position, text.trimEnd().length)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
