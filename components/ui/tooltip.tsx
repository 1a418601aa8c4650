'use client'

import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

interface TooltipProps {
  text: string
  /** A button of ours or of React Aria; for plain text use `title`. */
  children: ReactElement
}

/** Names an icon on hover and on keyboard focus. Never the only place of information. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        className="animate-appear rounded-md bg-ink px-2 py-1 font-medium text-canvas text-xs shadow-popover"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
