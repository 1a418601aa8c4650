import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  snippet,
} from '@codemirror/autocomplete'
import type { CodeCompletion, CodeLanguage } from '../code-problem.ts'

/** Offers names while one types: in a template what begins with the sign that was typed, elsewhere words. */
export function completeNames(language: CodeLanguage, names: () => readonly CodeCompletion[]): CompletionSource {
  return language === 'vtl'
    ? (context) => completeTemplate(context, names())
    : (context) => completeWord(context, names())
}

/** `$`, `$!`, `${` and `#{` begin a name too; `$input.params('` asks for the name in the quotes. */
const templateName = /([$#])!?\{?([\w.]*(?:\(['"]?[\w.-]*)?)$/
const stillName = /^[\w.]*(?:\(['"]?[\w.-]*)?$/

function completeTemplate(context: CompletionContext, names: readonly CodeCompletion[]): CompletionResult | null {
  const typed = context.matchBefore(templateName)
  if (!typed) return null
  const [, sign = '$', word = ''] = templateName.exec(typed.text) ?? []
  const known = names.filter(({ text }) => text.startsWith(sign))
  const own = sign === '$' ? ownVariables(context.state.doc.toString()) : []
  return {
    from: context.pos - word.length,
    options: [...known, ...own].map((name) => option(name, 1)),
    validFor: stillName,
  }
}

function completeWord(context: CompletionContext, names: readonly CodeCompletion[]): CompletionResult | null {
  const typed = context.matchBefore(/[\w$.]+$/)
  if (!typed && !context.explicit) return null
  return {
    from: typed?.from ?? context.pos,
    options: names.map((name) => option(name, 0)),
    validFor: /^[\w$.]*$/,
  }
}

/** What the template names itself, by `#set`, `#foreach` and `#define`. */
function ownVariables(text: string): CodeCompletion[] {
  const found = [...text.matchAll(/#(?:set|foreach|define)\s*\(\s*\$(\w+)\b/g)].map(([, name = '']) => `$${name}`)
  return [...new Set(found)].map((name) => ({ text: name, kind: 'variable' }))
}

/** @param skipped characters at its start that stand there already: the sign */
function option({ text, detail, kind = 'variable', snippet: more }: CodeCompletion, skipped: number): Completion {
  const label = text.slice(skipped)
  return {
    label,
    displayLabel: text,
    type: kind,
    ...(detail === undefined ? {} : { detail }),
    ...(more === undefined ? {} : { apply: snippet(more.slice(skipped)) }),
  }
}
