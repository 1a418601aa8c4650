/** How a language writes a string: its quote, its own escapes, and how it names a character by its number. */
interface Grammar {
  readonly escapes: Readonly<Record<string, string>>
  readonly numbered: (code: number) => string
  /** Whether all that is not ASCII is written by its number. */
  readonly asciiOnly?: boolean
}

const shared = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const grammars = {
  /** ECMAScript, Python 3, Go and C# agree on what is written here. */
  javascript: { escapes: shared, numbered: unicode },
  python: { escapes: shared, numbered: unicode },
  go: { escapes: shared, numbered: unicode },
  csharp: { escapes: shared, numbered: unicode },
  /**
   * `\u000a` would be a line's end in the middle of the string: Java reads such escapes before all else (JLS 3.3). Until
   * Java 18 the encoding of a source file is the machine's, so only ASCII is safe.
   */
  java: {
    escapes: shared,
    numbered: (code) => (code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : unicode(code)),
    asciiOnly: true,
  },
  /** `#{…}`, `#@…` and `#$…` would be run. */
  ruby: { escapes: { ...shared, '#': '\\#' }, numbered: unicode },
  /** `$name` and `{$…}` would be run. */
  php: { escapes: { ...shared, $: '\\$' }, numbered: (code) => `\\u{${code.toString(16)}}` },
} satisfies Readonly<Record<string, Grammar>>

/**
 * Any text as a string in double quotes of a language, so that it means exactly that text and nothing in it is run.
 * Characters that do not show, or that turn the direction of what follows, are written by their numbers; half a
 * surrogate pair becomes U+FFFD.
 */
export function stringLiteral(language: keyof typeof grammars, text: string): string {
  const { escapes, numbered, asciiOnly }: Grammar = grammars[language]
  let written = ''
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0
    if (Object.hasOwn(escapes, character)) written += escapes[character]
    else written += isHidden(code) || (asciiOnly && code > 0x7e) ? numbered(code) : character
  }
  return `"${written}"`
}

/** A value of JSON as a literal that JavaScript reads. */
export function jsonLiteral(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2)
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    return character !== '\n' && isHidden(code) ? unicode(code) : character
  }).join('')
}

/** One word for a POSIX shell. NUL cannot be in an argument and is left out. */
export function shellWord(text: string): string {
  return `'${text.toWellFormed().replaceAll('\0', '').replaceAll("'", `'\\''`)}'`
}

/** `\u000a`; two of them for what UTF-16 writes in two. */
function unicode(code: number): string {
  return Array.from(String.fromCodePoint(code).split(''), (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  }).join('')
}

/** Controls, line separators, byte order marks, and marks of direction (https://trojansource.codes). */
function isHidden(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  )
}
