'use client'

import { Ellipsis } from 'lucide-react'
import { lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { type FirstFocus, OpenerContext } from './opener.ts'

export interface MenuEntry {
  id: string
  label: ReactNode
  /** What typing finds; needed when the label is not text. */
  textValue?: string
  href?: string
  onAction?: () => void
  icon?: ReactNode
  tone?: 'danger'
  isDisabled?: boolean
  /** A line above it. */
  separated?: boolean
}

export interface MenuProps {
  /** Accessible name, and the tooltip of the default trigger: "Actions for Petstore". */
  label: string
  entries: readonly MenuEntry[]
  /** The button that opens it; three dots without one. */
  trigger?: ReactElement
  /** Shown above the entries: who is signed in, for example. */
  header?: ReactNode
  placement?: 'bottom end' | 'bottom start' | 'top start' | 'top end' | 'right top'
  /** Of the entry that is chosen now, where one of them always is. */
  chosenId?: string
}

const loadPopover = () => import('./menu-popover.tsx')
const MenuPopover = lazy(async () => ({ default: (await loadPopover()).MenuPopover }))

/** What it opens is fetched when it is about to be opened. */
export function Menu({ trigger, ...props }: MenuProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [focus, setFocus] = useState<FirstFocus>()
  const open = (first: FirstFocus) => {
    setFocus(first)
    setIsOpen(true)
  }
  return (
    <>
      <OpenerContext value={{ ref, kind: 'menu', isOpen, open, prepare: loadPopover }}>
        {trigger ?? <IconButton label={props.label} icon={<Ellipsis />} size="small" />}
      </OpenerContext>
      {focus && (
        <Suspense>
          <MenuPopover {...props} target={ref} isOpen={isOpen} onOpenChange={setIsOpen} focus={focus} />
        </Suspense>
      )}
    </>
  )
}
