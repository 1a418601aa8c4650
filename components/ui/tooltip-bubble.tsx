'use client'

import type { RefObject } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'

interface TooltipBubbleProps {
  text: string
  target: RefObject<HTMLElement | null>
  isOpen: boolean
  open: () => void
  close: () => void
}

/** What a tooltip shows; see `useTooltip`. */
export function TooltipBubble({ text, target, ...state }: TooltipBubbleProps) {
  return (
    <TooltipTriggerStateContext value={{ ...state, shouldSkipAnimation: false }}>
      <Tooltip
        triggerRef={target}
        offset={6}
        className="animate-appear rounded-md bg-ink px-2 py-1 font-medium text-canvas text-xs shadow-popover"
      >
        {text}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
