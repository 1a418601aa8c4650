'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { UserDeletion } from '#server/identity/users/describe-user-deletion.ts'

interface DeleteAccountProps {
  user: { hasPassword: boolean }
  deletion: UserDeletion
  remove: FormAction
}

/** What goes with the account, why it may not go yet, and the password that ends it. */
export function DeleteAccount({ user, deletion, remove }: DeleteAccountProps) {
  const t = useTranslations('portal.deleteAccount')
  const { blockedBy } = deletion
  return (
    <Card title={t('title')}>
      {blockedBy.length > 0 ? (
        <Notice
          tone="warn"
          title={t('blocked', { accounts: blockedBy.map(({ name }) => name).join(', ') })}
          action={
            <LinkButton href="/console/settings/members" size="small">
              {t('members')}
            </LinkButton>
          }
        >
          {t('blockedHelp')}
        </Notice>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-prose text-muted">{t('help')}</p>
          <Dialog
            title={t('confirmTitle')}
            size="small"
            role="alertdialog"
            trigger={
              <Button variant="danger-ghost" icon={<Trash2 />}>
                {t('open')}
              </Button>
            }
          >
            <Form action={remove}>
              <Consequences deletion={deletion} />
              {user.hasPassword ? (
                <TextField name="password" type="password" label={t('password')} autoComplete="current-password" />
              ) : (
                <p className="text-muted text-sm">{t('signInAgain')}</p>
              )}
              <DialogFooter>
                <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
              </DialogFooter>
            </Form>
          </Dialog>
        </div>
      )}
    </Card>
  )
}

function Consequences({ deletion }: { deletion: UserDeletion }) {
  const t = useTranslations('portal.deleteAccount')
  const { deleted, left } = deletion
  return (
    <div className="flex flex-col gap-3 text-muted text-sm">
      <p>{t('forGood')}</p>
      {deleted.length > 0 && (
        <div>
          <p className="font-medium text-ink">{t('deletedApps')}</p>
          <ul className="list-disc pl-5">
            {deleted.map(({ appId, name, otherMembers }) => (
              <li key={appId} className="wrap-anywhere">
                {otherMembers > 0 ? t('sharedApp', { app: name, count: otherMembers }) : name}
              </li>
            ))}
          </ul>
        </div>
      )}
      {left.length > 0 && <p>{t('leftApps', { apps: left.map(({ name }) => name).join(', ') })}</p>}
    </div>
  )
}
