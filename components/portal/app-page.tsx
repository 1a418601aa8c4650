import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { OwnAccessRequest } from '#server/portals/access-requests/list-my-access-requests.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { type AppKeyActions, AppKeyCard } from './app-key-card.tsx'
import { AppRequests, type RequestActions } from './app-requests.tsx'
import { AppSubscriptions } from './app-subscriptions.tsx'
import { AppTeam, type TeamActions } from './app-team.tsx'
import type { AppTeam as Team } from './app-team-member.tsx'
import { AppUsage } from './app-usage.tsx'
import { LiveData } from './live-data.tsx'
import type { AppUsage as Usage } from './use-app-usage.ts'

export interface AppActions extends AppKeyActions, TeamActions, RequestActions {
  readonly rename: FormAction
  readonly remove: FormAction
  readonly changePlan: FormAction
  readonly leave: FormAction
}

interface AppPageProps {
  app: App
  usage: Usage
  /** What each subscription could move to, by its id. */
  plans: Readonly<Record<string, readonly OfferedPlan[]>>
  team: Team
  /** For plans that need approval: open ones, and the last that was denied. */
  requests: readonly OwnAccessRequest[]
  actions: AppActions
}

/** One app: its key, what it uses, how much of it, and who shares it. */
export function AppPage({ app, usage, plans, team, requests, actions }: AppPageProps) {
  const t = useTranslations('portal.appPage')
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <PageHeader
        title={app.name}
        breadcrumbs={[
          { label: t('yourApps'), href: '/apps' },
          { label: app.name, href: `/apps/${app.appId}` },
        ]}
        description={t('at', { provider: app.provider.name })}
        aside={<CopyableId id={app.appId} label={t('appId')} />}
        actions={<AppPageActions app={app} actions={actions} />}
      />
      <AppKeyCard app={app} actions={actions} />
      <AppRequests requests={requests} actions={actions} />
      <LiveData>
        <AppUsage key={usage.interval} appId={app.appId} initial={usage} />
      </LiveData>
      <AppSubscriptions app={app} plans={plans} changePlan={actions.changePlan} leave={actions.leave} />
      <AppTeam app={app} team={team} actions={actions} />
    </div>
  )
}

function AppPageActions({ app, actions }: { app: App; actions: AppActions }) {
  const t = useTranslations('portal.appPage')
  if (app.role === 'viewer') return null
  return (
    <>
      <Dialog title={t('renameTitle')} size="small" trigger={<Button icon={<Pencil />}>{t('rename')}</Button>}>
        <Form action={actions.rename} hidden={{ appId: app.appId }}>
          <TextField name="name" label={t('name')} defaultValue={app.name} autoFocus />
          <DialogFooter>
            <SubmitButton>{t('rename')}</SubmitButton>
          </DialogFooter>
        </Form>
      </Dialog>
      {app.role === 'owner' && (
        <ConfirmDialog
          title={t('deleteTitle', { name: app.name })}
          action={actions.remove}
          hidden={{ appId: app.appId }}
          confirmLabel={t('deleteConfirm')}
          confirmText={app.name}
          trigger={
            <Button variant="danger-ghost" icon={<Trash2 />}>
              {t('delete')}
            </Button>
          }
        >
          <p>{t('deleteWarning')}</p>
          {app.memberCount > 1 && <p>{t('deleteShared', { count: app.memberCount - 1 })}</p>}
        </ConfirmDialog>
      )}
    </>
  )
}
