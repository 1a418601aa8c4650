import { z } from 'zod'

/** A number and a text that stand in no text of zod's by themselves. */
const number = 4_321
const text = 'SoGiven'

/** A schema and a value that it refuses, for each check that operations make without a text of their own. */
const refused: readonly (readonly [schema: z.ZodType, value: unknown])[] = [
  [z.string(), undefined],
  [z.string().min(number), ''],
  [z.string().max(number), 'x'.repeat(number + 1)],
  [z.string().length(number), ''],
  [z.string().startsWith(text), ''],
  [z.string().regex(new RegExp(text)), ''],
  [z.array(z.string()).min(number), []],
  [z.array(z.unknown()).max(number), new Array(number + 1)],
  [z.number().min(number), 0],
  [z.number().max(number), number + 1],
  [z.number().gt(number), 0],
  [z.number().lt(number), number],
  [z.int(), Number.MAX_VALUE],
  [z.int(), -Number.MAX_VALUE],
  [z.enum([text, 'other']), ''],
  [z.literal(text), ''],
  [z.union([z.string(), z.number()]), true],
  [z.discriminatedUnion('kind', [z.object({ kind: z.literal(text) })]), {}],
  [z.strictObject({}), { [text]: 1 }],
  [z.strictObject({}), { a: 1, b: 1 }],
  [z.record(z.string().max(1), z.string()), { long: '' }],
  [z.email(), ''],
  [z.url(), ''],
  [z.base64(), '?'],
  [z.iso.datetime(), ''],
  [z.iso.date(), ''],
  [z.custom(() => false), ''],
]

/** What operations call of zod, which is all refused above; another schema comes with its text there. */
export const provokedSchemas: ReadonlySet<string> = new Set(
  (
    'string number int boolean array object strictObject record partialRecord date tuple enum literal union unknown ' +
    'discriminatedUnion email url base64 custom preprocess datetime'
  ).split(' '),
)

/** What is expected and what is found, as zod calls it. */
const types = 'string number int boolean array object record date tuple'.split(' ')

/** zod's own texts, as it says them, with which of their places are texts themselves. */
export function zodTexts(): [template: string, texts: Set<number>][] {
  const said = refused.map(([schema, value]) => templateOf(schema.safeParse(value).error?.issues[0]?.message ?? ''))
  const named = types.map((type): [string, Set<number>] => [type, new Set()])
  return [...said, ...named, ['Invalid input: expected {0}, received {1}', new Set([0, 1])]]
}

const given = new RegExp(`("${text}"\\|"other"|/${text}/|'${text}'|"${text}"|${text}|"a", "b"|-?\\d{4,})`)

function templateOf(message: string): [template: string, texts: Set<number>] {
  const [, expected] = /^Invalid input: expected (\w+), received undefined$/.exec(message) ?? []
  if (expected) return ['Invalid input: expected {0}, received undefined', new Set([0])]
  let count = 0
  const parts = message.split(given).map((part, index) => (index % 2 === 1 ? `{${count++}}` : part))
  return [parts.join(''), new Set()]
}
