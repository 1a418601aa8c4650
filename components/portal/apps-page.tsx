import { Blocks, Plus, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'

interface AppsPageProps {
  apps: { items: readonly App[]; position: string | undefined }
  providers: readonly Provider[]
  createApp: FormAction
}

interface Provider {
  accountId: string
  name: string
}

/** The reader's apps: one key each, for all that it uses. */
export function AppsPage({ apps, providers, createApp }: AppsPageProps) {
  const t = useTranslations('portal.apps')
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          apps.items.length > 0 && providers.length > 0 ? (
            <NewAppDialog providers={providers} createApp={createApp} />
          ) : undefined
        }
      />
      {apps.items.length === 0 ? (
        <EmptyState
          icon={<Blocks />}
          title={t('none')}
          actions={
            <>
              <LinkButton href="/" variant="primary" icon={<Search />}>
                {t('findApi')}
              </LinkButton>
              {providers.length > 0 && <NewAppDialog providers={providers} createApp={createApp} />}
            </>
          }
        >
          {t('noneHelp')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {apps.items.map((app) => (
            <AppEntry key={app.appId} app={app} />
          ))}
        </ul>
      )}
      <Pagination nextHref={apps.position ? `/apps?position=${apps.position}` : undefined} />
    </div>
  )
}

function AppEntry({ app }: { app: App }) {
  const t = useTranslations('portal.apps')
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 rounded-lg border border-line bg-surface px-5 py-4 transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <h2 className="font-semibold wrap-anywhere">
          <Link href={`/apps/${app.appId}`} className="after:absolute after:inset-0 after:rounded-lg">
            {app.name}
          </Link>
        </h2>
        <p className="text-[0.8125rem] text-muted">
          {app.subscriptions.length === 0
            ? t('noApi')
            : app.subscriptions.map(({ product, plan }) => `${product.name} (${plan.name})`).join(', ')}
        </p>
      </div>
      <p className="text-[0.8125rem] text-faint">
        {app.memberCount > 1 && `${t('shared', { count: app.memberCount })} · `}
        {app.provider.name} · <RelativeTime at={app.createdAt} />
      </p>
    </li>
  )
}

function NewAppDialog({ providers, createApp }: Pick<AppsPageProps, 'providers' | 'createApp'>) {
  const t = useTranslations('portal.apps')
  const [only, ...others] = providers
  return (
    <Dialog title={t('new')} size="small" trigger={<Button icon={<Plus />}>{t('new')}</Button>}>
      <Form action={createApp} {...(only && others.length === 0 ? { hidden: { accountId: only.accountId } } : {})}>
        <TextField name="name" label={t('name')} placeholder={t('nameExample')} autoFocus />
        {others.length > 0 && (
          <Select
            name="accountId"
            label={t('provider')}
            help={t('providerHelp')}
            options={providers.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            {...(only ? { defaultValue: only.accountId } : {})}
          />
        )}
        <DialogFooter>
          <SubmitButton>{t('create')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
