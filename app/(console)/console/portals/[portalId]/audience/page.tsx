import { AudienceForm } from '#components/portals/audience/audience-form.tsx'
import { InvitedPeople } from '#components/portals/audience/invited-people.tsx'
import type { PageProps } from '../../../page-props.ts'
import { inviteAction, removeMemberAction, saveAudienceAction } from '../../audience-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'

export default async function PortalAudiencePage({ params }: PageProps<'portalId'>) {
  const { context, portal, canWrite } = await findPortalPage((await params).portalId)
  const { portalId, access, groupIds, groups, members } = portal
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
          members={members}
          invite={inviteAction}
          remove={removeMemberAction}
          canWrite={canWrite}
        />
      )}
    </div>
  )
}
