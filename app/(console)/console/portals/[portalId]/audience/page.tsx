import { AudienceForm } from '#components/portals/audience/audience-form.tsx'
import { InvitedPeople } from '#components/portals/audience/invited-people.tsx'
import { type PageProps, textOf } from '../../../page-props.ts'
import { inviteAction, removeMemberAction, saveAudienceAction } from '../../audience-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'
import { portalTitle } from '../portal-title.ts'

export const generateMetadata = portalTitle('audience')

export default async function PortalAudiencePage({ params, searchParams }: PageProps<'portalId'>) {
  const { context, portal, canWrite } = await findPortalPage((await params).portalId)
  const { portalId, access, groupIds, groups, members } = portal
  const wanted = textOf(await searchParams, 'q').toLowerCase()
  const isByName = access === 'invitation' || access === 'request'
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <AudienceForm
        portalId={portalId}
        access={access}
        groupIds={groupIds}
        groups={groups}
        issuerName={context.settings.oidc?.name}
        save={saveAudienceAction}
        canWrite={canWrite}
      />
      {(isByName || members.length > 0) && (
        <InvitedPeople
          portalId={portalId}
          members={members.filter(({ email }) => email.includes(wanted))}
          memberCount={members.length}
          invite={inviteAction}
          remove={removeMemberAction}
          canWrite={canWrite}
        />
      )}
    </div>
  )
}
