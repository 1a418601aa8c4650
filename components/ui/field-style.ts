import { classNames } from './class-names.ts'

/** The box of an input, text area or select. */
export const inputStyle = classNames(
  'w-full rounded-lg border border-line-strong bg-surface px-3 text-ink text-sm transition-colors',
  'placeholder:text-faint hover:border-muted',
  'focus:border-accent-text focus:outline-2 focus:outline-accent-text focus:-outline-offset-1',
  'data-invalid:border-danger data-invalid:focus:outline-danger invalid:border-danger',
  // What a viewer cannot change stays readable.
  'data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-muted',
  '[&:is(input,textarea):read-only]:bg-sunken',
)

/** Column of label, control, help and error. */
export const fieldStyle = 'flex w-full min-w-0 flex-col gap-1.5'
