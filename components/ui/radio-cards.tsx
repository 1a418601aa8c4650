'use client'

import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'
import { FieldHelp, FieldLabel } from './field-label.tsx'
import type { HelpTopic } from './help-topic.ts'

export interface RadioCard {
  value: string
  title: ReactNode
  description?: ReactNode
  icon?: ReactNode
  isDisabled?: boolean
}

interface RadioCardsProps {
  label: ReactNode
  name?: string
  cards: readonly RadioCard[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  help?: ReactNode
  /** Entry of the help panel that tells what it means. */
  info?: HelpTopic
  /** Cards side by side from 640 px on. */
  columns?: 1 | 2 | 3 | 4
}

const grids = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3', 4: 'sm:grid-cols-2 lg:grid-cols-4' }

/** One of a few, each explained. */
export function RadioCards({ label, cards, help, info, columns = 2, ...props }: RadioCardsProps) {
  return (
    <RadioGroup {...props} className="flex flex-col gap-1.5">
      <FieldLabel info={info}>{label}</FieldLabel>
      <div className={classNames('grid gap-2', grids[columns])}>
        {cards.map((card) => (
          <CardOption key={card.value} card={card} />
        ))}
      </div>
      {help && <FieldHelp>{help}</FieldHelp>}
      <FieldError />
    </RadioGroup>
  )
}

function CardOption({ card }: { card: RadioCard }) {
  return (
    <Radio
      value={card.value}
      {...(card.isDisabled ? { isDisabled: true } : {})}
      className={classNames(
        'group flex items-start gap-3 rounded-lg border border-line bg-surface p-3.5 transition-colors',
        'data-hovered:border-line-strong data-selected:border-accent data-selected:bg-accent-soft',
        'data-disabled:opacity-50',
      )}
    >
      <span className="mt-0.75 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface group-data-selected:border-[5px] group-data-selected:border-accent" />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="flex items-center gap-2 font-medium text-sm [&_svg]:size-4">
          {card.icon}
          {card.title}
        </span>
        {card.description && <span className="text-[0.8125rem] text-muted">{card.description}</span>}
      </span>
    </Radio>
  )
}
