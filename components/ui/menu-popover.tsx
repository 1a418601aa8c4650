'use client'

import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, Popover, Separator } from 'react-aria-components'
import { classNames } from './class-names.ts'
import type { MenuEntry, MenuProps } from './menu.tsx'
import { type FirstFocus, OpenerContext } from './opener.ts'
import { usePlaceHref } from './use-place-href.tsx'

interface MenuPopoverProps extends Omit<MenuProps, 'trigger'> {
  target: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  focus: FirstFocus
}

/** The open menu; see `Menu`. */
export function MenuPopover(props: MenuPopoverProps) {
  const { label, entries, header, placement = 'bottom end', chosenId, target, isOpen, onOpenChange, focus } = props
  const choice =
    chosenId === undefined
      ? {}
      : { selectionMode: 'single' as const, disallowEmptySelection: true, selectedKeys: [chosenId] }
  return (
    <OpenerContext value={undefined}>
      <Popover
        triggerRef={target}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        placement={placement}
        className="min-w-44 max-w-80 animate-appear rounded-lg border border-line bg-raised p-1 shadow-popover"
      >
        {header && <div className="mb-1 border-line border-b px-2.5 pt-1.5 pb-2.5">{header}</div>}
        <AriaMenu
          {...choice}
          aria-label={label}
          autoFocus={focus === 'menu' ? true : focus}
          onClose={() => onOpenChange(false)}
          className="max-h-[70dvh] overflow-auto outline-none"
        >
          {entries.map((entry) => [
            entry.separated && <Separator key={`${entry.id} line`} className="my-1 border-line border-t" />,
            <Entry
              key={entry.id}
              entry={
                chosenId === undefined
                  ? entry
                  : {
                      ...entry,
                      icon: <Check className={classNames(entry.id !== chosenId && 'invisible')} aria-hidden />,
                    }
              }
            />,
          ])}
        </AriaMenu>
      </Popover>
    </OpenerContext>
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
