import { Pencil, Trash2 } from 'lucide-react'
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
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import { AppKeyCard } from './app-key-card.tsx'
import { AppSubscriptions } from './app-subscriptions.tsx'
import { AppUsage } from './app-usage.tsx'
import type { RevealKey } from './try-result.ts'
import type { AppUsage as Usage } from './use-app-usage.ts'

interface AppPageProps {
  app: App
  usage: Usage
  /** What each subscription could move to, by its id. */
  plans: Readonly<Record<string, readonly OfferedPlan[]>>
  actions: Readonly<Record<'rename' | 'remove' | 'rotate' | 'retire' | 'changePlan' | 'leave', FormAction>> & {
    readonly revealKey: RevealKey
  }
}

/** One app: its key, what it uses, and how much of it. */
export function AppPage({ app, usage, plans, actions }: AppPageProps) {
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <PageHeader
        title={app.name}
        breadcrumbs={[
          { label: 'Your apps', href: '/apps' },
          { label: app.name, href: `/apps/${app.appId}` },
        ]}
        description={`At ${app.provider.name}`}
        aside={<CopyableId id={app.appId} label="app id" />}
        actions={
          <>
            <RenameDialog app={app} rename={actions.rename} />
            <ConfirmDialog
              title={`Delete ${app.name}?`}
              action={actions.remove}
              hidden={{ appId: app.appId }}
              confirmLabel="Delete app"
              confirmText={app.name}
              trigger={
                <Button variant="danger-ghost" icon={<Trash2 />}>
                  Delete
                </Button>
              }
            >
              <p>Its key stops working with the next request, and it leaves every API that it uses.</p>
            </ConfirmDialog>
          </>
        }
      />
      <AppKeyCard app={app} revealKey={actions.revealKey} rotate={actions.rotate} retire={actions.retire} />
      <AppUsage key={usage.interval} appId={app.appId} initial={usage} />
      <AppSubscriptions app={app} plans={plans} changePlan={actions.changePlan} leave={actions.leave} />
    </div>
  )
}

function RenameDialog({ app, rename }: { app: App; rename: FormAction }) {
  return (
    <Dialog title="Rename the app" size="small" trigger={<Button icon={<Pencil />}>Rename</Button>}>
      <Form action={rename} hidden={{ appId: app.appId }}>
        <TextField name="name" label="Name" defaultValue={app.name} autoFocus />
        <DialogFooter>
          <SubmitButton>Rename</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
