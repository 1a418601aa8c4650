'use client'

import type { RefObject } from 'react'
import { Tooltip } from 'react-aria-components'

interface TooltipBubbleProps {
  text: string
  target: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** What a tooltip shows; see `useTooltip`. */
export function TooltipBubble({ text, target, isOpen, onOpenChange }: TooltipBubbleProps) {
  return (
    <Tooltip
      triggerRef={target}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      offset={6}
      className="animate-appear rounded-md bg-ink px-2 py-1 font-medium text-canvas text-xs shadow-popover"
    >
      {text}
    </Tooltip>
  )
}
