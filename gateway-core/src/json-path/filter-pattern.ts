import { RE2JS } from 're2js'
import type { Meter } from '../templates/meter.ts'
import type { PathText } from './path-text.ts'

/** A regular expression of a filter, `/…/i`. */
export class FilterPattern {
  private readonly pattern: RE2JS

  constructor(pattern: RE2JS) {
    this.pattern = pattern
  }

  /** Whether the whole text matches. */
  matches(text: string, meter: Meter): boolean {
    meter.spend(text.length * this.pattern.programSize())
    return this.pattern.matches(text)
  }
}

const flags: ReadonlyMap<string, number> = new Map([
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
])

/** Reads `/…/flags`. */
export function compileFilterPattern(text: PathText): FilterPattern {
  text.take()
  const source = text.match(/(?:[^/\\]|\\[\s\S])*/y) ?? ''
  if (text.take() !== '/') text.fail('A / is missing')
  let chosen = 0
  for (const letter of text.match(/[a-zA-Z]*/y) ?? '') chosen |= flags.get(letter) ?? 0
  try {
    return new FilterPattern(RE2JS.compile(source.replaceAll('\\/', '/'), chosen))
  } catch {
    return text.fail('Not a regular expression')
  }
}
