'use client'

import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  use,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import { Form as AriaForm } from 'react-aria-components'
import type { FormAction, FormState } from '#server/adapters/next/form-state.ts'
import { classNames } from './class-names.ts'
import { FormNotice } from './form-notice.tsx'
import { CloseContext } from './opener.ts'
import { showToast } from './toast.tsx'

interface FormProps<Result> {
  action: FormAction<Result>
  children: ReactNode
  /** Ids that the action needs beside what the reader typed. */
  hidden?: Readonly<Record<string, string>>
  onDone?: (state: FormState<Result>) => void
  /** Empties the fields after success. */
  resetOnDone?: boolean
  /** Inside a dialog: closes it after success. */
  closeOnDone?: boolean
  'aria-label'?: string
  className?: string
}

/** Whether the surrounding form is being sent. */
export const FormPending = createContext(false)

/**
 * Sends its fields to a server action; shows its message, marks the fields that it refused and moves the focus to the
 * first of them. What was typed stays (React's own form actions would empty it).
 */
export function Form<Result = unknown>(props: FormProps<Result>) {
  const { action, children, hidden, className } = props
  const [state, dispatch, isPending] = useActionState(action, { status: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  const [unplaced, setUnplaced] = useState<Record<string, string>>({})
  const close = use(CloseContext)

  const settle = useRef<(state: FormState<Result>) => void>(null)
  settle.current = (settled) => {
    setUnplaced(form.current ? unplacedErrors(form.current, settled.fields ?? {}) : {})
    if (settled.status !== 'ok') return
    if (settled.message) showToast({ tone: 'ok', message: settled.message })
    if (props.resetOnDone) form.current?.reset()
    if (props.closeOnDone !== false) close?.()
    props.onDone?.(settled)
  }
  useEffect(() => settle.current?.(state), [state])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const { nativeEvent, currentTarget } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    const data = new FormData(currentTarget, submitter)
    startTransition(() => dispatch(data))
  }

  return (
    <AriaForm
      ref={form}
      action={dispatch}
      onSubmit={submit}
      validationBehavior="aria"
      validationErrors={{ ...state.fields }}
      {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
      className={classNames('flex flex-col gap-5', className)}
    >
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormNotice state={state} unplaced={unplaced} />
      <FormPending value={isPending}>{children}</FormPending>
    </AriaForm>
  )
}

/** Errors of members for which the form has no visible field: told in the notice. */
function unplacedErrors(form: HTMLFormElement, fields: Readonly<Record<string, string>>): Record<string, string> {
  const placed = new Set<string>()
  for (const element of form.elements) {
    const name = element.getAttribute('name')
    // A checkbox is marked, and has no room for words; a search for one of many keeps what is chosen in a hidden field.
    const isBare = ['hidden', 'checkbox'].includes(element.getAttribute('type') ?? '')
    if (name && (!isBare || element.closest('[data-search-select]'))) placed.add(name)
  }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !placed.has(name)))
}
