'use client'

import { type ComponentProps, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'

/** Fetched when the first tooltip of a page is about to be seen. */
const TooltipBubble = lazy(async () => ({ default: (await import('./tooltip-bubble.tsx')).TooltipBubble }))

/** How long the pointer rests on a button before its name appears, in milliseconds. */
const delay = 500

interface TooltipParts {
  /** For the button that it names. */
  target: Pick<
    ComponentProps<'button'>,
    'ref' | 'onPointerEnter' | 'onPointerLeave' | 'onPointerDown' | 'onFocus' | 'onBlur' | 'onKeyDown'
  >
  bubble: ReactNode
}

/**
 * Names an icon on hover and on keyboard focus; Escape and a press put it away (WCAG 2.2, 1.4.13). Never the only place of
 * information: the button has the same accessible name.
 */
export function useTooltip(text: string): TooltipParts {
  const ref = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const show = () => {
    setIsOpen(true)
    setWasOpened(true)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setIsOpen(false)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    target: {
      ref,
      onPointerEnter: ({ pointerType }) => {
        clearTimeout(timer.current)
        if (pointerType === 'mouse') timer.current = setTimeout(show, delay)
      },
      onPointerLeave: hide,
      onPointerDown: hide,
      onFocus: ({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) show()
      },
      onBlur: hide,
      onKeyDown: (event) => {
        if (event.key === 'Escape' && isOpen) event.stopPropagation()
        if (event.key === 'Escape' || event.key === 'Enter' || event.key === ' ') hide()
      },
    },
    bubble: wasOpened && (
      <Suspense>
        <TooltipBubble text={text} target={ref} isOpen={isOpen} open={show} close={hide} />
      </Suspense>
    ),
  }
}
