import { RE2JS } from 're2js'

/** A regular expression that somebody else wrote, matched in time linear in the text. */
export interface LinearPattern {
  /** Whether some part of the text matches. */
  find(text: string): boolean
  /** Whether the whole text matches. */
  matches(text: string): boolean
  /** What matching costs for each character: how large its program is. */
  readonly size: number
}

/** Longer ones are nobody's honest pattern, and cost too much to compile. */
const maxSourceLength = 4096

/**
 * Compiles a pattern as JavaScript or Java would read it, for an engine that never backtracks. Look-ahead is understood
 * where it starts a pattern, `^(?=.*\d)(?!admin)…`; elsewhere, and back-references, cannot be matched in linear time.
 * @throws Error with the reason for what cannot be compiled.
 */
export function compileLinearPattern(source: string): LinearPattern {
  if (source.length > maxSourceLength) throw new Error(`The pattern is longer than ${maxSourceLength} characters`)
  const { conditions, rest } = leadingLookaheads(source)
  const main = compile(rest)
  const asked = conditions.map(({ body, wanted }) => ({ pattern: compile(`\\A(?:${body})`), wanted }))
  const allowed = (text: string) => asked.every(({ pattern, wanted }) => pattern.test(text) === wanted)
  return {
    find: (text) => allowed(text) && main.test(text),
    matches: (text) => allowed(text) && main.testExact(text),
    size: asked.reduce((sum, { pattern }) => sum + pattern.programSize(), main.programSize()),
  }
}

function compile(source: string): RE2JS {
  return RE2JS.compile(RE2JS.translateRegExp(source))
}

interface Condition {
  readonly body: string
  readonly wanted: boolean
}

/** Cuts `(?=…)` and `(?!…)` off the front of an anchored pattern: they are conditions on the whole text. */
function leadingLookaheads(source: string): { conditions: Condition[]; rest: string } {
  const conditions: Condition[] = []
  if (!source.startsWith('^') || hasTopLevelAlternative(source)) return { conditions, rest: source }
  let from = 1
  while (source.startsWith('(?=', from) || source.startsWith('(?!', from)) {
    const end = endOfGroup(source, from)
    if (end === -1) break
    conditions.push({ body: source.slice(from + 3, end), wanted: source[from + 2] === '=' })
    from = end + 1
  }
  return { conditions, rest: `^${source.slice(from)}` }
}

/** @returns where the group that opens at `from` closes; -1 when it does not. */
function endOfGroup(source: string, from: number): number {
  for (const { index, depth, character } of outsideClasses(source.slice(from))) {
    if (character === ')' && depth === 0) return from + index
  }
  return -1
}

function hasTopLevelAlternative(source: string): boolean {
  for (const { depth, character } of outsideClasses(source)) if (character === '|' && depth === 0) return true
  return false
}

/** The characters with a meaning, outside of `[…]` and behind no backslash; a bracket's depth is the one outside it. */
function* outsideClasses(source: string): Generator<{ index: number; depth: number; character: string }> {
  let depth = 0
  let inClass = false
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? ''
    if (character === '\\') index++
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else {
      if (character === ')') depth--
      yield { index, depth, character }
      if (character === '(') depth++
    }
  }
}
