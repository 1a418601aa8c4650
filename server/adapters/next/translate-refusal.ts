import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One file for each language but English: what operations say, with `{0}`, `{1}` … for what they fill in, and how it is
 * said there. `{0}` is filled in as it is; `{0:text}` is a text of ours itself and translated too. A new language is a
 * new file.
 */
const folder = path.join(process.cwd(), 'server/adapters/next/refusal-texts')

/** The languages in which refusals can be said, beside English. */
export const refusalLocales: readonly string[] = readdirSync(folder).map((name) => path.basename(name, '.json'))

/** The texts of one language, as its file has them. */
export function refusalTextsIn(locale: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8'))
}

/**
 * What an operation said, in the reader's language. Operations speak English, which the wire answers as it is; only what
 * people read comes through here. What no text of ours has made stays as it is.
 */
export function translateRefusal(message: string, locale: string): string {
  if (!refusalLocales.includes(locale) || message.length > longest) return message
  return translated(message, catalogueOf(locale), 0) ?? message
}

/** Longer ones are somebody's document, not a message. */
const longest = 50_000

/** Texts in texts in texts: no refusal of ours goes deeper. */
const deepest = 4

/** An English text with places, and what is said instead. */
interface Pattern {
  /** The words around the places, one more than there are places. */
  readonly words: readonly string[]
  readonly order: readonly (string | Place)[]
  /** Whether it says anything by itself. `{0} ({1})` does not: it counts only if a text in it is one of ours. */
  readonly isSpeaking: boolean
}

interface Place {
  readonly index: number
  readonly isText: boolean
}

interface Catalogue {
  readonly whole: ReadonlyMap<string, string>
  /** The most words first: the first one that fits has made the text. */
  readonly patterns: readonly Pattern[]
}

const known = new Map<string, Catalogue>()

function catalogueOf(locale: string): Catalogue {
  const before = known.get(locale)
  if (before) return before
  const texts = Object.entries(refusalTextsIn(locale))
  const hasPlaces = ([english]: [string, string]) => /\{\d+\}/.test(english)
  const patterns = texts.filter(hasPlaces).map(([english, text]) => patternOf(english, text))
  const length = ({ words }: Pattern) => words.join('').length
  const catalogue = {
    whole: new Map(texts.filter((entry) => !hasPlaces(entry))),
    patterns: patterns.sort((one, other) => length(other) - length(one)),
  }
  known.set(locale, catalogue)
  return catalogue
}

function patternOf(english: string, text: string): Pattern {
  const words = english.split(/\{\d+\}/)
  const order = text.split(/(\{\d+(?::text)?\})/).map((part) => {
    const [, index, kind] = /^\{(\d+)(:text)?\}$/.exec(part) ?? []
    return index === undefined ? part : { index: Number(index), isText: kind !== undefined }
  })
  return { words, order, isSpeaking: /\p{L}/u.test(words.join('')) }
}

function translated(text: string, catalogue: Catalogue, depth: number): string | undefined {
  if (depth > deepest) return undefined
  const whole = catalogue.whole.get(text)
  if (whole !== undefined) return whole
  // A list of known texts is one even where a pattern could take most of it for a value.
  const list = listOf(text, strong, catalogue, depth)
  if (list?.isWhole) return list.text
  return (
    fromPattern(text, catalogue, depth) ??
    placed(text, catalogue, depth) ??
    list?.text ??
    listOf(text, weak, catalogue, depth)?.text
  )
}

function fromPattern(text: string, catalogue: Catalogue, depth: number): string | undefined {
  for (const pattern of catalogue.patterns) {
    const values = valuesIn(text, pattern.words)
    const filled = values && fill(pattern, values, catalogue, depth)
    if (filled !== undefined) return filled
  }
  return undefined
}

/** What stands between the words, each value as short as may be: no backtracking, whatever the text is. */
function valuesIn(text: string, words: readonly string[]): string[] | undefined {
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return undefined
  const end = text.length - last.length
  const values: string[] = []
  let from = first.length
  for (const word of words.slice(1, -1)) {
    const at = text.indexOf(word, from)
    if (at === -1 || at + word.length > end) return undefined
    values.push(text.slice(from, at))
    from = at + word.length
  }
  return [...values, text.slice(from, end)]
}

function fill(
  { order, isSpeaking }: Pattern,
  values: readonly string[],
  catalogue: Catalogue,
  depth: number,
): string | undefined {
  let knowsOne = false
  const parts = order.map((part) => {
    if (typeof part === 'string') return part
    const value = values[part.index] ?? ''
    const said = part.isText ? translated(value, catalogue, depth + 1) : undefined
    knowsOne ||= said !== undefined
    return said ?? value
  })
  return isSpeaking || knowsOne ? parts.join('') : undefined
}

/** A text behind the place that it is about: `name: Must not be empty`, `Line 3, column 1: …`, `#/items must be …`. */
function placed(text: string, catalogue: Catalogue, depth: number): string | undefined {
  const [place] = /^(?:#\S* |.*?: )/s.exec(text) ?? []
  if (place === undefined) return undefined
  const rest = text.slice(place.length)
  const said = translated(rest, catalogue, depth + 1)
  const saidPlace = fromPattern(place, catalogue, deepest)
  return said === undefined && saidPlace === undefined ? undefined : (saidPlace ?? place) + (said ?? rest)
}

/** By these, refusals put texts behind each other; a comma does more often before a JSON Pointer or a new sentence. */
const strong = [/(\n\t)/, /(; )/, /(, )(?=#|\p{Lu})/u] as const
const weak = [/(, )/] as const

const mostInList = 200

/** Texts one after the other, those that are known translated; undefined where none is, or where it is no list. */
function listOf(
  text: string,
  separators: readonly RegExp[],
  catalogue: Catalogue,
  depth: number,
): { text: string; isWhole: boolean } | undefined {
  for (const separator of separators) {
    const parts = text.split(separator, 2 * mostInList + 1)
    if (parts.length === 1 || parts.length > 2 * mostInList) continue
    // Every second part is what separates.
    const said = parts.map((part, index) => (index % 2 === 1 ? part : translated(part, catalogue, depth + 1)))
    if (said.every((part, index) => index % 2 === 1 || part === undefined)) continue
    return { text: parts.map((part, index) => said[index] ?? part).join(''), isWhole: !said.includes(undefined) }
  }
  return undefined
}
