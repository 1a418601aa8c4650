'use client'

import { type CodeEditorProps, CodeEditor as Editor } from '#components/ui/code-editor.tsx'
import type { CodeLanguage } from '#components/ui/code-problem.ts'

/** The code editor with the language that its label names: a file's ending, or `…, JSON`. */
export function CodeEditor(props: CodeEditorProps) {
  return <Editor language={languageOf(props.label)} {...props} />
}

function languageOf(label: string): CodeLanguage {
  if (/\.[cm]?[jt]sx?$/.test(label)) return 'javascript'
  if (/json$/i.test(label)) return 'json'
  if (/\.ya?ml$/i.test(label)) return 'yaml'
  return 'text'
}
