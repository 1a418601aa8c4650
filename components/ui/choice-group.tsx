'use client'

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { PressButton } from './press-button.tsx'

interface ChoiceGroupProps<Value extends string> {
  label: string
  choices: readonly { value: Value; content: ReactNode; name?: string; isDisabled?: boolean }[]
  value: Value
  onChange: (value: Value) => void
  className: string
  choiceClassName: string
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Radio buttons that are no fields of a form, as the ARIA practices have them: arrows choose, Tab leaves. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { label, choices, value, onChange, className, choiceClassName } = props
  const root = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const open = choices.filter(({ isDisabled }) => !isDisabled)
    const next = open.at((open.findIndex((choice) => choice.value === value) + step) % open.length)
    if (!next) return
    onChange(next.value)
    root.current?.querySelectorAll<HTMLElement>('[role="radio"]')[choices.indexOf(next)]?.focus()
  }
  const reachable = choices.some((choice) => choice.value === value) ? value : choices[0]?.value
  return (
    <div ref={root} role="radiogroup" aria-label={label} onKeyDown={move} className={className}>
      {choices.map((choice) => (
        <PressButton
          key={choice.value}
          {...radio(choice.value === value)}
          aria-label={choice.name}
          tabIndex={choice.value === reachable ? 0 : -1}
          isDisabled={choice.isDisabled ?? false}
          onPress={() => onChange(choice.value)}
          className={choiceClassName}
        >
          {choice.content}
        </PressButton>
      ))}
    </div>
  )
}

/** A native radio would be sent with the form around it. */
function radio(isChosen: boolean) {
  return { role: 'radio', 'aria-checked': isChosen }
}
