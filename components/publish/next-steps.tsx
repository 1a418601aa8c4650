import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'

export interface NextStep {
  title: string
  text: string
  href: string
}

/** Where to go from here. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const t = useTranslations('publish.live')
  return (
    <section aria-label={t('nextSteps')}>
      <h2 className="mb-2 font-semibold text-[0.9375rem]">{t('nextSteps')}</h2>
      <ul className="grid gap-3 sm:grid-cols-3">
        {steps.map((step) => (
          <li key={step.href}>
            <Link
              href={step.href}
              className="flex h-full flex-col gap-1 rounded-lg border border-line bg-surface p-4 hover:border-line-strong"
            >
              <span className="flex items-center justify-between gap-2 font-medium text-sm">
                {step.title}
                <ArrowRight className="size-4 text-faint" aria-hidden />
              </span>
              <span className="text-[0.8125rem] text-muted">{step.text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
