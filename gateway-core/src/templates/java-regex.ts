import { RE2JS } from 're2js'
import type { Meter } from './meter.ts'
import { replaceText } from './replace-text.ts'
import { TemplateFailure } from './template-error.ts'

/**
 * Regular expressions of Java's strings, in linear time. What that excludes (looking ahead, back-references) is refused.
 */

/** `String.matches`: the whole text. */
export function matches(text: string, pattern: string, meter: Meter): boolean {
  const literal = literalPattern(pattern)
  if (literal !== undefined) return text === literal
  return compile(pattern, text, meter).matches(text)
}

/** `String.replaceAll` and `replaceFirst`; `$1` in the replacement is a group, `\` takes the next character as it is. */
export function replace(text: string, pattern: string, replacement: string, all: boolean, meter: Meter): string {
  const literal = literalPattern(pattern)
  if (literal !== undefined && literal !== '' && !/[\\$]/.test(replacement)) {
    return all ? replaceText(text, literal, replacement, meter) : text.replace(literal, () => replacement)
  }
  const parts = parseReplacement(replacement)
  const matcher = compile(pattern, text, meter).matcher(text)
  let result = ''
  let end = 0
  while (matcher.find()) {
    chargeMatch(text, meter)
    result += text.slice(end, matcher.start()) + expand(parts, matcher)
    meter.allocate(result.length >> 4)
    end = matcher.end()
    if (!all) break
  }
  return result + text.slice(end)
}

/** `String.split`: with a limit of 0, empty pieces at the end are dropped. */
export function split(text: string, pattern: string, limit: number, meter: Meter): string[] {
  const literal = literalPattern(pattern)
  const simple = literal !== undefined && literal !== '' && limit <= 0
  const pieces = simple ? text.split(literal) : splitByPattern(text, pattern, limit, meter)
  meter.allocate(pieces.length * 32)
  if (limit === 0 && pieces.length > 1) while (pieces.at(-1) === '' && pieces.length > 0) pieces.pop()
  return pieces
}

function splitByPattern(text: string, pattern: string, limit: number, meter: Meter): string[] {
  const matcher = compile(pattern, text, meter).matcher(text)
  const pieces: string[] = []
  let end = 0
  while ((limit <= 0 || pieces.length < limit - 1) && matcher.find()) {
    chargeMatch(text, meter)
    // An empty match at the start makes no empty piece (Java 8 and later).
    if (matcher.end() === 0) continue
    pieces.push(text.slice(end, matcher.start()))
    end = matcher.end()
  }
  if (pieces.length === 0) return [text]
  pieces.push(text.slice(end))
  return pieces
}

/** The text that a pattern without operators stands for. */
function literalPattern(pattern: string): string | undefined {
  return /^(?:[^\\^$.|?*+()[\]{}]|\\[^\da-zA-Z])*$/.test(pattern) ? pattern.replace(/\\([\s\S])/g, '$1') : undefined
}

const maxPatternLength = 1000
const known = new Map<string, RE2JS>()
const maxKnown = 200

/** Compiles a pattern and charges for running it over this text. */
function compile(pattern: string, text: string, meter: Meter): RE2JS {
  if (pattern.length > maxPatternLength) throw new TemplateFailure('The regular expression is too long')
  let compiled = known.get(pattern)
  if (compiled === undefined) {
    meter.spend(200 + pattern.length * 50)
    compiled = compileNew(pattern)
    if (known.size >= maxKnown) known.clear()
    known.set(pattern, compiled)
  }
  // At worst every character meets every instruction.
  meter.spend(text.length * compiled.programSize())
  return compiled
}

/** Finding one match may take a look at all of the text that is left, so long texts are timed match by match. */
function chargeMatch(text: string, meter: Meter): void {
  meter.spend(4)
  if (text.length > 4096) meter.check()
}

function compileNew(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new TemplateFailure(`The regular expression is not supported: ${reason.slice(0, 200)}`)
  }
}

type Groups = { group(group: number | string): string | null; groupCount(): number }

/** Text, or the number of a group. */
function parseReplacement(replacement: string): (string | number)[] {
  const parts: (string | number)[] = []
  for (let index = 0; index < replacement.length; index++) {
    const character = replacement[index] ?? ''
    if (character === '\\') {
      const escaped = replacement[++index]
      if (escaped === undefined) throw new TemplateFailure('The replacement ends with a backslash')
      parts.push(escaped)
    } else if (character === '$') {
      const digit = /^\d/.exec(replacement.slice(index + 1))?.[0]
      if (digit === undefined) throw new TemplateFailure('Illegal group reference in the replacement')
      parts.push(Number(digit))
      index++
    } else parts.push(character)
  }
  return parts
}

function expand(parts: readonly (string | number)[], matcher: Groups): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if (part > matcher.groupCount()) throw new TemplateFailure(`No group ${part}`)
    else text += matcher.group(part) ?? ''
  }
  return text
}
