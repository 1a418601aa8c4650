import { type KeyboardEvent, useRef } from 'react'
import type { CodeEditorProps } from './code-editor.tsx'

interface CodeAreaProps extends Pick<CodeEditorProps, 'label' | 'name' | 'value' | 'onChange' | 'isReadOnly'> {
  describedBy: string
  isInvalid: boolean
}

const indent = '  '

/** A text area for code: line numbers, Tab and Shift+Tab indent, Enter keeps the indentation, Ctrl or ⌘ S saves. */
export function CodeArea({ label, name, value, onChange, isReadOnly, describedBy, isInvalid }: CodeAreaProps) {
  const gutter = useRef<HTMLDivElement>(null)
  const leaves = useRef(false)
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
    if (leaves.current) event.stopPropagation()
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
    <div className="absolute inset-0 flex font-mono text-[0.8125rem] leading-5">
      <div
        ref={gutter}
        aria-hidden
        className="w-12 shrink-0 select-none overflow-hidden border-line border-r bg-sunken py-2 text-right text-faint"
      >
        <pre className="px-2.5">{Array.from({ length: lines }, (_, index) => index + 1).join('\n')}</pre>
      </div>
      <textarea
        {...(name === undefined ? {} : { name })}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
        onScroll={(event) => gutter.current?.scrollTo(0, event.currentTarget.scrollTop)}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        readOnly={isReadOnly ?? false}
        className="min-w-0 flex-1 resize-none overflow-auto bg-transparent px-3 py-2 text-ink outline-none read-only:bg-sunken"
      />
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
