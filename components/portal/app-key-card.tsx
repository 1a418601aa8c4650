'use client'

import { RefreshCw, Search } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App, AppKey } from '#server/portals/apps/app.ts'
import { type AskedKeyChange, KeyDialogs } from './key-dialogs.tsx'
import { KeyMenu } from './key-menu.tsx'
import { KeyValues } from './key-values.tsx'
import { PreviousUseNotice } from './previous-use-notice.tsx'
import type { RevealKey } from './try-result.ts'

export interface AppKeyActions {
  readonly revealKey: RevealKey
  readonly rotate: FormAction
  readonly retire: FormAction
  readonly revoke: FormAction
  readonly renew: FormAction
  readonly setExpiry: FormAction
}

/** The app's one key: its value on demand, its rotation in two steps, its end. */
export function AppKeyCard({ app, actions }: { app: App; actions: AppKeyActions }) {
  const t = useTranslations('portal.appKey')
  const { key, appId } = app
  const mayChange = app.role !== 'viewer'
  // The dialogs stay where they are when what opens them goes, so that they can say what was done.
  const [asked, setAsked] = useState<AskedKeyChange>()
  if (!key) return <NoKeyCard />
  const isUsable = !key.revokedAt && !key.isExpired
  return (
    <Card
      title={t('title')}
      description={
        <>
          {t.rich('header', { code: (words) => <code>{words}</code> })}{' '}
          {t.rich('changed', { time: () => <RelativeTime at={key.lastUpdatedDate} /> })}
        </>
      }
      actions={
        mayChange &&
        !key.revokedAt && (
          <>
            {!key.hasPreviousValue && (
              <Button size="small" icon={<RefreshCw />} onPress={() => setAsked('rotate')}>
                {t('rotate')}
              </Button>
            )}
            <KeyMenu keyOfApp={key} onAsk={setAsked} />
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {!key.enabled && (
          <Notice tone="danger" title={t('blockedTitle')}>
            {t('blocked', { provider: app.provider.name })}
          </Notice>
        )}
        <KeyEnd appKey={key} mayChange={mayChange} onAsk={setAsked} />
        {mayChange && isUsable && (
          <KeyValues key={key.lastUpdatedDate.toISOString()} appId={appId} revealKey={actions.revealKey} />
        )}
        {!mayChange && <p className="text-[0.8125rem] text-muted">{t('viewer')}</p>}
        {key.previousUse && (
          <PreviousUseNotice use={key.previousUse} {...(mayChange ? { onRetire: () => setAsked('retire') } : {})} />
        )}
        {mayChange && (
          <KeyDialogs appId={appId} appKey={key} asked={asked} onClose={() => setAsked(undefined)} actions={actions} />
        )}
      </div>
    </Card>
  )
}

function NoKeyCard() {
  const t = useTranslations('portal.appKey')
  return (
    <Card title={t('title')}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-muted">{t('none')}</p>
        <LinkButton href="/" variant="primary" icon={<Search />}>
          {t('findApi')}
        </LinkButton>
      </div>
    </Card>
  )
}

interface KeyEndProps {
  appKey: AppKey
  mayChange: boolean
  onAsk: (asked: AskedKeyChange) => void
}

/** That the key has no value that works, or when it ends. */
function KeyEnd({ appKey, mayChange, onAsk }: KeyEndProps) {
  const t = useTranslations('portal.appKey')
  const { dateTime } = useFormatter()
  if (appKey.revokedAt) {
    return (
      <Notice
        tone="danger"
        title={t('revokedTitle')}
        {...(mayChange ? { action: <AskButton label={t('renew')} onPress={() => onAsk('renew')} /> } : {})}
      >
        {t('revoked')}
      </Notice>
    )
  }
  if (!appKey.expiresAt) return null
  const date = dateTime(new Date(appKey.expiresAt), { dateStyle: 'long' })
  if (!appKey.isExpired) return <p className="text-[0.8125rem] text-muted">{t('ends', { date })}</p>
  return (
    <Notice
      tone="danger"
      title={t('expiredTitle', { date })}
      {...(mayChange ? { action: <AskButton label={t('extend')} onPress={() => onAsk('expiry')} /> } : {})}
    >
      {t('expired')}
    </Notice>
  )
}

function AskButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button size="small" onPress={onPress}>
      {label}
    </Button>
  )
}
