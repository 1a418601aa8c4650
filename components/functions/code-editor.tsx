'use client'

import { type KeyboardEvent, use, useId, useRef } from 'react'
import { FormValidationContext } from 'react-aria-components'
import { classNames } from '#components/ui/class-names.ts'

interface CodeEditorProps {
  /** Accessible name, and what stands above: the file. */
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  rows?: number
  isReadOnly?: boolean
  /** What is wrong with it already; otherwise what the form's action said about it. */
  error?: string | undefined
}

const indent = '  '

/**
 * A text area for code: line numbers, Tab and Shift+Tab indent (Esc first gives Tab back to moving on), Enter keeps the
 * indentation, Ctrl or ⌘ S saves.
 */
export function CodeEditor({ label, name, value, onChange, rows = 20, isReadOnly, error: found }: CodeEditorProps) {
  const refused = use(FormValidationContext)[name]
  const error = found ?? (refused === undefined ? undefined : [refused].flat().join(' '))
  const gutter = useRef<HTMLDivElement>(null)
  const leaves = useRef(false)
  const helpId = useId()
  const lines = value.split('\n').length
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault()
      area.form?.requestSubmit()
      return
    }
    const mayLeave = leaves.current
    leaves.current = event.key === 'Escape'
    if (isReadOnly || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === 'Tab' && !mayLeave) {
      event.preventDefault()
      if (event.shiftKey) outdent(area)
      else insert(area, indent)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      insert(area, `\n${nextIndent(area)}`)
    }
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div
        className={classNames(
          'relative flex min-w-0 overflow-hidden rounded-lg border bg-surface font-mono text-[0.8125rem] leading-5',
          'focus-within:outline-2 focus-within:outline-accent-text focus-within:-outline-offset-1',
          error ? 'border-danger' : 'border-line-strong',
        )}
      >
        <div
          ref={gutter}
          aria-hidden
          className="absolute inset-y-0 left-0 w-12 select-none overflow-hidden border-line border-r bg-sunken py-2 text-right text-faint"
        >
          <pre className="px-2.5">{Array.from({ length: lines }, (_, index) => index + 1).join('\n')}</pre>
        </div>
        <textarea
          name={name}
          aria-label={label}
          aria-describedby={helpId}
          aria-invalid={Boolean(error)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={keyDown}
          onScroll={(event) => gutter.current?.scrollTo(0, event.currentTarget.scrollTop)}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          readOnly={isReadOnly}
          className="ml-12 min-w-0 flex-1 resize-y overflow-auto bg-transparent px-3 py-2 text-ink outline-none read-only:bg-sunken"
        />
      </div>
      <p id={helpId} className={error ? 'text-[0.8125rem] text-danger' : 'sr-only'}>
        {error ?? 'Tab indents; press Escape and then Tab to move on.'}
      </p>
    </div>
  )
}

/** As if it had been typed, so that undo works. */
function insert(area: HTMLTextAreaElement, text: string): void {
  area.ownerDocument.execCommand('insertText', false, text)
}

function lineStart(area: HTMLTextAreaElement): number {
  return area.value.lastIndexOf('\n', area.selectionStart - 1) + 1
}

function outdent(area: HTMLTextAreaElement): void {
  const start = lineStart(area)
  const spaces = /^ {0,2}/.exec(area.value.slice(start))?.[0].length ?? 0
  if (spaces === 0) return
  const caret = area.selectionStart
  area.setSelectionRange(start, start + spaces)
  area.ownerDocument.execCommand('delete')
  area.setSelectionRange(Math.max(start, caret - spaces), Math.max(start, caret - spaces))
}

/** That of this line, and one more after an opening bracket. */
function nextIndent(area: HTMLTextAreaElement): string {
  const line = area.value.slice(lineStart(area), area.selectionStart)
  const own = /^\s*/.exec(line)?.[0] ?? ''
  return /[{[(]\s*$/.test(line) ? own + indent : own
}
