'use client'

import { Ellipsis } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { usePlaceHref } from './place-link.tsx'

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

interface MenuProps {
  /** Accessible name, and the tooltip of the default trigger: "Actions for Petstore". */
  label: string
  entries: readonly MenuEntry[]
  /** The button that opens it; three dots without one. */
  trigger?: ReactElement
  /** Shown above the entries: who is signed in, for example. */
  header?: ReactNode
  placement?: 'bottom end' | 'bottom start' | 'top start' | 'right top'
}

export function Menu({ label, entries, trigger, header, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? <IconButton label={label} icon={<Ellipsis />} size="small" />}
      <Popover
        placement={placement}
        className="min-w-44 max-w-80 animate-appear rounded-lg border border-line bg-raised p-1 shadow-popover"
      >
        {header && <div className="mb-1 border-line border-b px-2.5 pt-1.5 pb-2.5">{header}</div>}
        <AriaMenu aria-label={label} className="max-h-[70dvh] overflow-auto outline-none">
          {entries.map((entry) => [
            entry.separated && <Separator key={`${entry.id} line`} className="my-1 border-line border-t" />,
            <Entry key={entry.id} entry={entry} />,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const { id, label, textValue, href, onAction, icon, tone, isDisabled } = entry
  const place = usePlaceHref()
  const text = textValue ?? (typeof label === 'string' ? label : id)
  return (
    <MenuItem
      id={id}
      textValue={text}
      {...(href === undefined ? {} : { href: place(href) })}
      {...(onAction ? { onAction } : {})}
      {...(isDisabled ? { isDisabled } : {})}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none',
        'data-disabled:cursor-not-allowed data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
        tone === 'danger' ? 'text-danger data-focused:bg-danger-soft' : 'data-focused:bg-sunken [&_svg]:text-muted',
      )}
    >
      {icon}
      {label}
    </MenuItem>
  )
}
