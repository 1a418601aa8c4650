import { PackageX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { authHrefs } from '../../auth-hrefs.ts'

export default async function ProductNotFound() {
  const t = await getTranslations('portal.product')
  const user = await currentUser()
  const { path } = await requestFacts()
  return (
    <EmptyState
      level={1}
      icon={<PackageX />}
      title={t('notFound')}
      actions={
        <>
          <LinkButton href="/" variant="primary">
            {t('showAll')}
          </LinkButton>
          {!user && <LinkButton href={authHrefs(path).signInHref}>{t('signIn')}</LinkButton>}
        </>
      }
    >
      {user ? t('takenBack') : t('takenBackVisitor')}
    </EmptyState>
  )
}
