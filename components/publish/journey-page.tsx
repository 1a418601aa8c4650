import type { ReactNode } from 'react'
import { type JourneyStep, JourneySteps } from './journey-steps.tsx'

interface JourneyPageProps {
  restApiId: string
  step: JourneyStep
  title: string
  /** One sentence under the title. */
  lead: ReactNode
  children: ReactNode
}

/** The frame of one screen of the publish journey. */
export function JourneyPage({ restApiId, step, title, lead, children }: JourneyPageProps) {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <JourneySteps restApiId={restApiId} current={step} />
      <header className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="max-w-prose text-muted">{lead}</p>
      </header>
      {children}
    </div>
  )
}
