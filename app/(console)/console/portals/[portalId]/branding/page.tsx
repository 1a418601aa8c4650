import '#components/portals/portal-fonts.ts'
import { BrandingForm } from '#components/portals/branding/branding-form.tsx'
import { describePalette } from '#server/portals/portals/branding/describe-palette.ts'
import type { PageProps } from '../../../page-props.ts'
import { describePaletteAction, saveDraftAction, uploadImageAction } from '../../draft-actions.ts'
import { findPortalPage } from '../find-portal-page.ts'
import { portalTitle } from '../portal-title.ts'

export const generateMetadata = portalTitle('branding')

export default async function BrandingPage({ params }: PageProps<'portalId'>) {
  const { context, portal, canWrite } = await findPortalPage((await params).portalId)
  const { branding } = portal.draft
  return (
    <BrandingForm
      portalId={portal.portalId}
      name={portal.name}
      branding={branding}
      palette={await describePalette(context, { light: branding.light, dark: branding.dark })}
      save={saveDraftAction}
      describeColours={describePaletteAction}
      upload={uploadImageAction}
      canWrite={canWrite}
    />
  )
}
