'use client'

import { Eye, RefreshCw, Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SecretReveal } from '#components/ui/secret-reveal.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { RevealKey } from './try-result.ts'

interface AppKeyCardProps {
  app: App
  revealKey: RevealKey
  rotate: FormAction
  retire: FormAction
}

/** The app's one key: its value on demand, and its rotation in two steps. */
export function AppKeyCard({ app, revealKey, rotate, retire }: AppKeyCardProps) {
  const { key, appId } = app
  // The dialogs stay where they are when what opens them goes, so that they can say what was done.
  const [asked, setAsked] = useState<'rotate' | 'retire'>()
  if (!key) {
    return (
      <Card title="Key">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="text-muted">The app gets its key with the first API that it uses.</p>
          <LinkButton href="/" variant="primary" icon={<Search />}>
            Find an API
          </LinkButton>
        </div>
      </Card>
    )
  }
  return (
    <Card
      title="Key"
      description={
        <>
          Sent in the header <code>x-api-key</code>. Changed <RelativeTime at={key.lastUpdatedDate} />.
        </>
      }
      actions={
        key.hasPreviousValue ? undefined : (
          <Button size="small" icon={<RefreshCw />} onPress={() => setAsked('rotate')}>
            Rotate
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {!key.enabled && (
          <Notice tone="danger" title="The provider has blocked this key">
            Requests with it are refused. Ask {app.provider.name}.
          </Notice>
        )}
        <KeyValues key={key.lastUpdatedDate.toISOString()} appId={appId} revealKey={revealKey} />
        {key.hasPreviousValue && (
          <Notice
            tone="info"
            title="Two values work: the new one and the old one"
            action={
              <Button size="small" onPress={() => setAsked('retire')}>
                Retire the old value
              </Button>
            }
          >
            Put the new one where your app reads it, then retire the old one. Limits count both as one.
          </Notice>
        )}
        <KeyDialogs appId={appId} asked={asked} onClose={() => setAsked(undefined)} rotate={rotate} retire={retire} />
      </div>
    </Card>
  )
}

function KeyValues({ appId, revealKey }: { appId: string; revealKey: RevealKey }) {
  const [values, setValues] = useState<{ value: string; previousValue: string | undefined }>()
  const [isPending, setIsPending] = useState(false)
  const reveal = async () => {
    setIsPending(true)
    const revealed = await revealKey(appId)
    setIsPending(false)
    if ('refused' in revealed) showToast({ tone: 'danger', message: revealed.refused })
    else setValues(revealed)
  }
  if (!values) {
    return (
      <div className="flex items-center justify-between gap-3 rounded-lg border border-line bg-sunken py-1.5 pr-1.5 pl-3">
        <span className="font-mono text-[0.8125rem]">
          <span aria-hidden>{'•'.repeat(24)}</span>
          <span className="sr-only">Hidden</span>
        </span>
        <Button size="small" icon={<Eye />} onPress={reveal} isPending={isPending}>
          Reveal
        </Button>
      </div>
    )
  }
  return (
    <>
      <SecretReveal label={values.previousValue ? 'New value' : 'Value'} secret={values.value} />
      {values.previousValue && <SecretReveal label="Old value" secret={values.previousValue} />}
    </>
  )
}

interface KeyDialogsProps {
  appId: string
  asked: 'rotate' | 'retire' | undefined
  onClose: () => void
  rotate: FormAction
  retire: FormAction
}

function KeyDialogs({ appId, asked, onClose, rotate, retire }: KeyDialogsProps) {
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose()
  }
  return (
    <>
      <ConfirmDialog
        title="Rotate the key?"
        tone="primary"
        action={rotate}
        hidden={{ appId }}
        confirmLabel="Rotate"
        isOpen={asked === 'rotate'}
        onOpenChange={close}
      >
        <p>The key gets a new value. The old one works beside it until you retire it, so nothing breaks meanwhile.</p>
        <p>It stays one key: limits and usage go on where they are.</p>
      </ConfirmDialog>
      <ConfirmDialog
        title="Retire the old value?"
        action={retire}
        hidden={{ appId }}
        confirmLabel="Retire the old value"
        isOpen={asked === 'retire'}
        onOpenChange={close}
      >
        <p>Requests with it are refused from the next one on. Make sure that all of your app sends the new one.</p>
      </ConfirmDialog>
    </>
  )
}
