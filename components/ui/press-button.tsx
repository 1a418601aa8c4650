'use client'

import { type ComponentProps, type KeyboardEvent, type MouseEvent, type Ref, use } from 'react'
import { CloseContext, type Opener, OpenerContext } from './opener.ts'
import { useIsReady } from './use-is-ready.ts'

export interface PressButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'onClick' | 'slot' | 'style'> {
  onPress?: () => unknown
  isDisabled?: boolean
  /** Keeps it focusable and swallows presses. */
  isPending?: boolean
  /** Closes the dialog or panel around it. */
  slot?: 'close'
}

/**
 * A button without a look. It opens the dialog or menu whose trigger it is. Until somebody hears it, it is disabled without
 * looking so (`data-waiting`): a press would be lost. One that sends a form needs no script.
 */
export function PressButton({ onPress, isDisabled, isPending, slot, ref, ...props }: PressButtonProps) {
  const opener = use(OpenerContext)
  const close = use(CloseContext)
  const isWaiting = !useIsReady() && props.type !== 'submit'
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (isPending) {
      event.preventDefault()
      return
    }
    onPress?.()
    if (slot === 'close') close?.()
    if (!opener) return
    // Safari does not focus what is clicked, and the focus has to come back here.
    event.currentTarget.focus()
    opener.open(event.detail === 0 ? 'first' : 'menu')
  }
  return (
    <button
      type="button"
      {...props}
      {...(opener && openerProps(opener, props))}
      ref={(element) => setRefs(element, ref, opener?.ref)}
      disabled={isDisabled || isWaiting}
      data-waiting={isWaiting || undefined}
      aria-disabled={isPending || undefined}
      onClick={click}
    />
  )
}

/** As the ARIA practices have it for the button of a menu; a dialog's has no arrows. */
function openerProps({ kind, isOpen, open, prepare }: Opener, props: PressButtonProps): ComponentProps<'button'> {
  return {
    'aria-expanded': isOpen,
    ...(kind === 'menu' ? { 'aria-haspopup': 'menu' } : {}),
    onPointerEnter: (event) => {
      props.onPointerEnter?.(event)
      prepare?.()
    },
    onFocus: (event) => {
      props.onFocus?.(event)
      prepare?.()
    },
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      props.onKeyDown?.(event)
      if (kind !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      open(event.key === 'ArrowDown' ? 'first' : 'last')
    },
  }
}

function setRefs(element: HTMLButtonElement | null, ...refs: (Ref<HTMLButtonElement> | undefined)[]): void {
  for (const ref of refs) {
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
  }
}
