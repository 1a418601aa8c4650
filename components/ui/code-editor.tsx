'use client'

import { useTranslations } from 'next-intl'
import { type Ref, use, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { FormValidationContext } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { CodeArea } from './code-area.tsx'
import type { MountedEditor } from './code-mirror/mount-editor.ts'
import type { CodeCompletion, CodeLanguage, CodeProblem } from './code-problem.ts'

export interface CodeEditorProps {
  /** Accessible name. */
  label: string
  /** In a form: the text is sent under it, and what the action says about it is shown below. */
  name?: string
  value: string
  onChange: (value: string) => void
  language?: CodeLanguage
  /** Lines that are seen at once; the editor can be made taller. */
  rows?: number
  isReadOnly?: boolean
  /** What is wrong with it already; otherwise what the form's action said about it. */
  error?: string | undefined
  /** What is offered while one types. */
  completions?: readonly CodeCompletion[]
  /** Marked at their places. List them beside the editor too: `CodeProblems`. */
  problems?: readonly CodeProblem[]
  ref?: Ref<CodeEditorHandle>
}

export interface CodeEditorHandle {
  /** Puts the cursor at a place; lines and columns count from 1. */
  goTo(line: number, column: number): void
}

const noNames: readonly CodeCompletion[] = []
const noProblems: readonly CodeProblem[] = []

/**
 * An editor for code: colours, line numbers, completion, markers. Tab indents (Esc first gives Tab back to moving on),
 * Ctrl or ⌘ S sends the form. A text area until CodeMirror has been loaded, which happens only where an editor is on the
 * screen, and where scripts do not run.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, name, value, rows = 20, isReadOnly = false, language = 'text', problems = noProblems } = props
  const t = useTranslations('ui.code')
  const refused = use(FormValidationContext)[name ?? '']
  const error = props.error ?? (refused === undefined ? undefined : [refused].flat().join(' '))
  const helpId = useId()
  const attributes = JSON.stringify({
    'aria-label': label,
    'aria-describedby': helpId,
    'aria-invalid': String(Boolean(error)),
    spellcheck: 'false',
    autocapitalize: 'off',
    // An editable element takes the focus anyway; not every tool that looks for it knows that.
    tabindex: '0',
  })
  const { box, editor } = useMounted(props, { language, isReadOnly, attributes })
  useImperativeHandle(props.ref, () => ({ goTo: (line, column) => editor?.goTo(line, column) }), [editor])
  useEffect(() => editor?.setValue(value), [editor, value])
  useEffect(() => editor?.setProblems(problems), [editor, problems])
  useEffect(() => editor?.setAttributes(JSON.parse(attributes)), [editor, attributes])
  return (
    <div className="flex min-w-0 flex-col gap-1.5" {...(error ? { 'data-invalid': true } : {})}>
      <div
        style={{ height: `${rows * 1.25 + 1.125}rem` }}
        className={classNames(
          'relative min-h-20 min-w-0 resize-y overflow-hidden rounded-lg border bg-surface',
          'focus-within:outline-2 focus-within:outline-accent-text focus-within:-outline-offset-1',
          error ? 'border-danger' : 'border-line-strong',
          isReadOnly && 'bg-sunken',
        )}
      >
        <div ref={box} className={classNames('absolute inset-0', !editor && 'invisible')} />
        {editor ? (
          name && <textarea name={name} value={value} readOnly hidden />
        ) : (
          <CodeArea {...props} describedBy={helpId} isInvalid={Boolean(error)} />
        )}
      </div>
      <p id={helpId} className={error ? 'text-[0.8125rem] text-danger' : 'sr-only'}>
        {error ?? t('keys')}
      </p>
    </div>
  )
}

interface Fixed {
  language: CodeLanguage
  isReadOnly: boolean
  attributes: string
}

/** Loads the editor and puts it into the box; what it needs later is read from the latest properties. */
function useMounted(props: CodeEditorProps, { language, isReadOnly, attributes }: Fixed) {
  const box = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<MountedEditor>()
  const latest = useRef({ ...props, attributes })
  latest.current = { ...props, attributes }
  useEffect(() => {
    let mounted: MountedEditor | undefined
    let isGone = false
    // Where it cannot be loaded the text area stays.
    const load = async () => {
      const { mountEditor } = await import('./code-mirror/mount-editor.ts')
      const { current: parent } = box
      if (isGone || !parent) return
      const hadFocus = parent.parentElement?.contains(document.activeElement) ?? false
      mounted = mountEditor(parent, {
        value: latest.current.value,
        language,
        isReadOnly,
        attributes: JSON.parse(latest.current.attributes),
        onChange: (value) => latest.current.onChange(value),
        onSave: () => parent.closest('form')?.requestSubmit(),
        completions: () => latest.current.completions ?? noNames,
      })
      setEditor(mounted)
      if (hadFocus) mounted.focus()
    }
    load().catch(() => undefined)
    return () => {
      isGone = true
      mounted?.destroy()
      setEditor(undefined)
    }
  }, [language, isReadOnly])
  return { box, editor }
}
