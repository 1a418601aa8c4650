import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import { type JourneyStep, JourneySteps } from './journey-steps.tsx'

interface JourneyPageProps {
  restApiId: string
  step: JourneyStep
  title: string
  /** One sentence under the title. */
  lead: ReactNode
  /** Viewers walk the journey and change nothing. */
  canWrite: boolean
  children: ReactNode
}

/** The frame of one screen of the publish journey. */
export function JourneyPage({ restApiId, step, title, lead, canWrite, children }: JourneyPageProps) {
  const t = useTranslations('apis')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6">
      <JourneySteps restApiId={restApiId} current={step} />
      <header className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight wrap-anywhere">{title}</h1>
        <p className="max-w-prose text-muted wrap-anywhere">{lead}</p>
      </header>
      {!canWrite && <Notice tone="info">{t('readOnly')}</Notice>}
      {children}
    </div>
  )
}
