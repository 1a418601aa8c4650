'use client'

import { useTranslations } from 'next-intl'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { RefusalReason } from './refusal-reason.ts'

const tones = {
  needsKey: 'info',
  needsToken: 'info',
  tokenRefused: 'warn',
  notAllowed: 'warn',
  needsSignature: 'info',
  authorizerBroken: 'danger',
  quotaUsed: 'warn',
  tooFast: 'warn',
} as const satisfies Record<RefusalReason, string>

interface RefusalExplanationProps {
  reason: RefusalReason
  /** For a visitor, who has no key. */
  signUpHref: string | undefined
}

/** What the gateway's own refusals mean, and what to do. */
export function RefusalExplanation({ reason, signUpHref }: RefusalExplanationProps) {
  const t = useTranslations('portal.response')
  return (
    <Notice
      tone={tones[reason]}
      title={t(`reasons.${reason}.title`)}
      action={
        reason === 'needsKey' &&
        signUpHref && (
          <LinkButton href={signUpHref} size="small">
            {t('signUp')}
          </LinkButton>
        )
      }
    >
      {t(`reasons.${reason}.help`)}
    </Notice>
  )
}
