'use client'

import { useState } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { readablePolicy } from './policy-templates.ts'
import type { RunSimulation, SimulationChoices } from './simulation.ts'
import { Simulator } from './simulator.tsx'
import type { CheckPolicy } from './use-policy-check.ts'

interface PolicyRoomProps {
  restApiId: string
  /** What is saved; empty for none. */
  saved: string
  /** Viewers read and simulate. */
  mayWrite: boolean
  choices: SimulationChoices
  saveAction: FormAction
  removeAction: FormAction
  check: CheckPolicy
  run: RunSimulation
}

/** The resource policy, and beside it the simulator, which asks what stands in the editor. */
export function PolicyRoom({ saved, choices, run, ...props }: PolicyRoomProps) {
  const [text, setText] = useState(() => readablePolicy(saved))
  const [known, setKnown] = useState(saved)
  if (known !== saved) {
    // Saved here or elsewhere: what was typed and not saved stays.
    setKnown(saved)
    if (readablePolicy(text) === readablePolicy(known)) setText(readablePolicy(saved))
  }
  return (
    <div className="grid min-w-0 items-start gap-5 xl:grid-cols-2">
      <PolicyEditor {...props} saved={saved} text={text} onChange={setText} stages={choices.stages} />
      <Simulator restApiId={props.restApiId} policy={text} choices={choices} run={run} />
    </div>
  )
}
