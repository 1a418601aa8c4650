import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { CodeCompletion, CodeLanguage, CodeProblem } from '../code-problem.ts'
import { completeNames } from './complete-names.ts'
import { languageExtension } from './languages.ts'
import { editorTheme } from './theme.ts'

interface EditorOptions {
  value: string
  language: CodeLanguage
  isReadOnly: boolean
  /** Of the field that screen readers hear. */
  attributes: Readonly<Record<string, string>>
  onChange(value: string): void
  /** Ctrl or ⌘ S. */
  onSave(): void
  completions(): readonly CodeCompletion[]
}

/** An editor that is on the screen. */
export interface MountedEditor {
  setValue(value: string): void
  setProblems(problems: readonly CodeProblem[]): void
  setAttributes(attributes: Readonly<Record<string, string>>): void
  /** Puts the cursor at a place and shows it. */
  goTo(line: number, column: number): void
  focus(): void
  destroy(): void
}

/** Puts a code editor into an element. */
export function mountEditor(parent: HTMLElement, options: EditorOptions): MountedEditor {
  const attributes = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.value,
      extensions: [attributes.of(EditorView.contentAttributes.of({ ...options.attributes })), extensionsOf(options)],
    }),
  })
  return {
    setValue(value) {
      if (value === view.state.doc.toString()) return
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
    },
    setProblems(problems) {
      const marks = problems.map((problem) => diagnosticOf(problem, view.state.doc))
      view.dispatch(setDiagnostics(view.state, marks))
    },
    setAttributes(changed) {
      view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of({ ...changed })) })
    },
    goTo(line, column) {
      const at = positionOf(view.state.doc, line, column)
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
      view.focus()
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

function extensionsOf({ language, isReadOnly, onChange, onSave, completions }: EditorOptions): Extension[] {
  const save = () => {
    onSave()
    return true
  }
  return [
    lineNumbers(),
    lintGutter(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completeNames(language, completions)], icons: false, maxRenderedOptions: 60 }),
    keymap.of([
      { key: 'Mod-s', run: save, preventDefault: true },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    languageExtension(language),
    editorTheme,
    EditorState.readOnly.of(isReadOnly),
    EditorView.domEventHandlers({ keydown: keepEscape }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
  ]
}

/** Esc closes the list of names and frees Tab, not the dialog around. */
function keepEscape(event: KeyboardEvent): boolean {
  if (event.key === 'Escape') event.stopPropagation()
  return false
}

function diagnosticOf({ line, column = 0, message, severity = 'error' }: CodeProblem, doc: Text): Diagnostic {
  const { from: lineStart, to: lineEnd, text } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  if (column === 0) return { from: lineStart, to: lineEnd, message, severity }
  const from = positionOf(doc, line, column)
  const word = /^(?:[$#]!?\{?[\w.]+(?:\([^)\n]*\))?|\w+|.)/.exec(text.slice(from - lineStart))?.[0] ?? ''
  return { from, to: Math.min(from + word.length, lineEnd), message, severity }
}

function positionOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return Math.min(from + Math.max(column - 1, 0), to)
}
