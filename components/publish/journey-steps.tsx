import { Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'

/** The screens of the provider's journey, in order. */
export const journeySteps = ['start', 'review', 'backend', 'plan', 'deploy', 'live'] as const

export type JourneyStep = (typeof journeySteps)[number]

interface JourneyStepsProps {
  restApiId: string
  current: JourneyStep
}

/** Where one is on the way from an API to a published product; steps behind are links back. */
export function JourneySteps({ restApiId, current }: JourneyStepsProps) {
  const t = useTranslations('publish.journey')
  const position = journeySteps.indexOf(current)
  return (
    <nav aria-label={t('label')}>
      <ol className="relative flex items-center gap-2 overflow-x-auto py-1 text-[0.8125rem]">
        {journeySteps.map((step, index) => (
          <li key={step} className="flex shrink-0 items-center gap-2">
            {index > 0 && <span className="h-px w-2 bg-line sm:w-8" aria-hidden />}
            <StepName
              number={index + 1}
              label={t(`steps.${step}`)}
              state={index < position ? 'done' : index === position ? 'current' : 'ahead'}
              href={step === 'start' ? '/console/apis/new' : `/console/apis/${restApiId}/publish/${step}`}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface StepNameProps {
  number: number
  label: string
  state: 'done' | 'current' | 'ahead'
  href: string
}

function StepName({ number, label, state, href }: StepNameProps) {
  const t = useTranslations('publish.journey')
  const badge = (
    <span
      className={classNames(
        'flex size-5 items-center justify-center rounded-full font-medium text-xs tabular-nums',
        state === 'current' ? 'bg-accent text-accent-ink' : 'bg-sunken text-muted',
      )}
    >
      {state === 'done' ? <Check className="size-3" strokeWidth={3} aria-hidden /> : number}
    </span>
  )
  const name = <span className={classNames(state !== 'current' && 'max-md:sr-only')}>{label}</span>
  if (state === 'done') {
    return (
      <Link href={href} className="flex items-center gap-2 rounded-md text-muted hover:text-ink">
        {badge}
        {name}
        <span className="sr-only">{t('done')}</span>
      </Link>
    )
  }
  return (
    <span
      {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
      className={classNames('flex items-center gap-2', state === 'current' ? 'font-medium' : 'text-faint')}
    >
      {badge}
      {name}
    </span>
  )
}
