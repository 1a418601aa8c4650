import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Form } from '#components/ui/form.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Portal } from '#server/portals/portals/portal.ts'
import { OpenSwitch } from './open-switch.tsx'

interface PortalOverviewProps {
  portal: Portal
  address: string
  canWrite: boolean
  actions: { move: FormAction; setOpen: FormAction; remove: FormAction }
  /** What else can be changed at once, for who may. */
  children: ReactNode
}

/** What a portal is, where it is, and what can be done with all of it. */
export function PortalOverview({ portal, address, canWrite, actions, children }: PortalOverviewProps) {
  const t = useTranslations('portals.overview')
  const list = useTranslations('portals.list')
  const { portalId, latest } = portal
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <Card title={t('title')}>
        <div className="mb-4">
          <KeyValueList
            columns={1}
            items={[{ key: t('address'), value: <CopyableId id={address} label={t('copyAddress')} /> }]}
          />
        </div>
        <KeyValueList
          columns={3}
          items={[
            { key: t('audience'), value: list(`access.${portal.access}`) },
            {
              key: t('published'),
              value: latest ? (
                <>
                  {t('version', { version: latest.version })}, <RelativeTime at={latest.createdAt} />
                </>
              ) : (
                list('never')
              ),
            },
            { key: t('products'), value: portal.productCount },
            { key: t('pages'), value: portal.pageCount },
            { key: t('changes'), value: portal.state === 'draft' ? t('allNew') : portal.changes.length },
          ]}
        />
      </Card>
      {canWrite && <AddressCard portal={portal} move={actions.move} />}
      {canWrite && children}
      {canWrite && (
        <Card title={t('ending')} description={t('endingHelp')}>
          <div className="flex flex-wrap gap-3">
            {portal.state !== 'draft' && <OpenSwitch portal={portal} setOpen={actions.setOpen} />}
            <ConfirmDialog
              title={t('deleteTitle', { name: portal.name })}
              action={actions.remove}
              hidden={{ portalId }}
              confirmLabel={t('delete')}
              confirmText={portal.name}
              trigger={
                <Button variant="danger" icon={<Trash2 />}>
                  {t('delete')}
                </Button>
              }
            >
              <p>{t('deleteHelp')}</p>
            </ConfirmDialog>
          </div>
        </Card>
      )}
    </div>
  )
}

function AddressCard({ portal, move }: { portal: Portal; move: FormAction }) {
  const t = useTranslations('portals.overview')
  const { portalId } = portal
  return (
    <Card title={t('addressTitle')} description={t('addressHelp')}>
      <Form action={move} hidden={{ portalId }} aria-label={t('addressTitle')}>
        <div className="max-w-sm">
          <TextField
            name="slug"
            label={t('slug')}
            info="portals.address"
            defaultValue={portal.slug}
            help={t('slugHelp')}
            monospace
            autoComplete="off"
          />
        </div>
        <SubmitButton variant="secondary" className="self-start">
          {t('move')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
