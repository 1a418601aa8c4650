import type { StreamParser, StringStream } from '@codemirror/language'

interface TemplateState {
  /** Open parentheses of a reference or directive; 0 in the text around them. */
  depth: number
  /** Inside a JSON string of the text. */
  inString: boolean
  /** What ends the comment or the unread text that began. */
  until: '*#' | ']]#' | undefined
  /** A reference or a call has just ended: a dot goes on with it. */
  isChained: boolean
}

/**
 * Colours of a mapping template: Velocity's references, directives and comments, and the JSON around them. The Velocity
 * mode of CodeMirror's own takes no account of that text and loses its way at a quote behind a reference.
 */
export const templateLanguage: StreamParser<TemplateState> = {
  name: 'vtl',
  startState: () => ({ depth: 0, inString: false, until: undefined, isChained: false }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.until !== undefined) return untilEnd(stream, state, state.until)
    const chained = state.isChained
    state.isChained = false
    const sign = signed(stream, state)
    if (sign !== undefined) return sign
    if (chained && stream.match(/^\.[a-zA-Z_][\w-]*/)) {
      state.isChained = true
      return 'propertyName'
    }
    if (chained && stream.match(/^[([]/)) {
      state.depth += 1
      return null
    }
    return state.depth > 0 ? inParentheses(stream, state) : inText(stream, state)
  },
  languageData: { commentTokens: { line: '##', block: { open: '#*', close: '*#' } } },
}

const reference = /^\$!?\{?[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*)*/
const directive = /^#(?:\{[a-zA-Z_]\w*\}|@?[a-zA-Z_]\w*)/

/** What begins with `$` or `#`. */
function signed(stream: StringStream, state: TemplateState): string | undefined {
  if (stream.match(/^##.*/)) return 'comment'
  if (stream.match('#*')) return untilEnd(stream, state, '*#')
  if (stream.match('#[[')) return untilEnd(stream, state, ']]#')
  if (stream.match(directive)) {
    if (stream.match(/^\s*\(/)) state.depth += 1
    return 'keyword'
  }
  if (!stream.match(reference)) return undefined
  state.isChained = true
  return 'variableName'
}

function untilEnd(stream: StringStream, state: TemplateState, end: '*#' | ']]#'): string {
  const at = stream.string.indexOf(end, stream.pos)
  state.until = at === -1 ? end : undefined
  if (at === -1) stream.skipToEnd()
  else stream.pos = at + end.length
  return end === '*#' ? 'comment' : 'string'
}

function inParentheses(stream: StringStream, state: TemplateState): string | null {
  if (stream.eatSpace()) return null
  if (stream.match(/^'(?:[^']|'')*'?/) || stream.match(/^"(?:[^"\\]|\\.|"")*"?/)) return 'string'
  if (stream.match(/^-?\d+(?:\.\d+)?/)) return 'number'
  if (stream.match(/^(?:true|false|null)\b/)) return 'atom'
  if (stream.match(/^(?:in|and|or|not|eq|ne|lt|le|gt|ge)\b/)) return 'keyword'
  if (stream.eat(/[([]/)) state.depth += 1
  else if (stream.eat(/[)\]]/)) {
    state.depth -= 1
    state.isChained = true
  } else stream.next()
  return null
}

function inText(stream: StringStream, state: TemplateState): string | null {
  if (state.inString) return stringPart(stream, state)
  if (stream.eatSpace()) return null
  if (stream.eat('"')) {
    state.inString = !stream.eol()
    return '$#'.includes(stream.peek() ?? ' ') ? 'string' : stringPart(stream, state)
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return 'number'
  if (stream.match(/^(?:true|false|null)\b/)) return 'atom'
  if (!stream.match(/^\w+/)) stream.next()
  return null
}

/** A JSON string up to its end or to what Velocity reads in it. Strings end with their line. */
function stringPart(stream: StringStream, state: TemplateState): string {
  if ('$#'.includes(stream.peek() ?? ' ')) stream.next()
  while (!stream.eol() && !'$#'.includes(stream.peek() ?? '')) {
    const character = stream.next()
    if (character === '\\') stream.next()
    else if (character === '"') {
      state.inString = false
      return 'string'
    }
  }
  if (stream.eol()) state.inString = false
  return 'string'
}
