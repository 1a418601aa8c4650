'use client'

import { Eye, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalContent } from '#server/portals/portals/content/portal-content.ts'
import type { Portal } from '#server/portals/portals/portal.ts'
import { ChangeList } from './change-list.tsx'

interface PublishCardProps {
  portal: Pick<Portal, 'portalId' | 'slug' | 'state' | 'changes' | 'productCount' | 'pageCount'>
  products: readonly { productId: string; name: string }[]
  actions: { publish: FormAction; discard: FormAction<PortalContent>; save: FormAction }
  canWrite: boolean
}

/** What is waiting, what it would change for readers, and the button that publishes it. */
export function PublishCard({ portal, products, actions, canWrite }: PublishCardProps) {
  const t = useTranslations('portals.publish')
  const { portalId, slug, state, changes } = portal
  const isWaiting = state !== 'open' || changes.length > 0
  return (
    <Card title={t('title')} info="portals.draft" description={state === 'draft' ? t('firstHelp') : t('help')}>
      <div className="flex flex-col gap-4">
        {state === 'draft' && <p>{t('first', { products: portal.productCount, pages: portal.pageCount })}</p>}
        {state !== 'draft' && changes.length === 0 && <p className="text-muted">{t('nothing')}</p>}
        {changes.length > 0 && <ChangeList changes={changes} products={products} />}
        {state === 'closed' && <p className="text-muted">{t('opens')}</p>}
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/portals/${slug}~visitor`} target="_blank" icon={<Eye />}>
            {t('preview')}
          </LinkButton>
          {canWrite && changes.length > 0 && <Discard portalId={portalId} actions={actions} />}
        </div>
        {canWrite && (
          <Form action={actions.publish} hidden={{ portalId }} resetOnDone aria-label={t('title')}>
            {isWaiting && (
              <>
                <TextField
                  name="description"
                  label={t('description')}
                  help={t('descriptionHelp')}
                  optional
                  autoComplete="off"
                />
                <SubmitButton icon={<Send />} className="self-start">
                  {t('publish')}
                </SubmitButton>
              </>
            )}
          </Form>
        )}
      </div>
    </Card>
  )
}

/** Takes the draft back to what is published, without asking; the toast puts it back. */
function Discard({ portalId, actions }: { portalId: string; actions: PublishCardProps['actions'] }) {
  const t = useTranslations('portals.publish')
  const send = <Result,>(action: FormAction<Result>, more: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ portalId, ...more })) data.set(name, value)
    return action({ status: 'idle' }, data)
  }
  const discard = () =>
    startTransition(async () => {
      const { status, message, result } = await send(actions.discard, {})
      if (status === 'error') return showToast({ tone: 'danger', message: message ?? '' })
      const putBack = () =>
        startTransition(async () => {
          await send(actions.save, { draft: JSON.stringify(result) })
        })
      return showToast({ message: t('discarded'), action: { label: t('undo'), onPress: putBack } })
    })
  return (
    <Button variant="danger-ghost" onPress={discard}>
      {t('discard')}
    </Button>
  )
}
