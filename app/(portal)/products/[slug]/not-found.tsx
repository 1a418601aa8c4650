import { PackageX } from 'lucide-react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { currentUser } from '#server/adapters/next/current-context.ts'
import { requestFacts } from '#server/adapters/next/request-facts.ts'
import { authHrefs } from '../../auth-hrefs.ts'

export default async function ProductNotFound() {
  const user = await currentUser()
  const { path } = await requestFacts()
  return (
    <EmptyState
      icon={<PackageX />}
      title="There is no such API here"
      actions={
        <>
          <LinkButton href="/" variant="primary">
            Show all APIs
          </LinkButton>
          {!user && <LinkButton href={authHrefs(path).signInHref}>Sign in</LinkButton>}
        </>
      }
    >
      {user
        ? 'It was taken back, or it is shown to others only.'
        : 'It was taken back, or it shows only after you sign in.'}
    </EmptyState>
  )
}
