'use server'

import { getTranslations } from 'next-intl/server'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { createPortal } from '#server/portals/portals/create-portal.ts'
import { deletePortal } from '#server/portals/portals/delete-portal.ts'
import { discardPortalChanges } from '#server/portals/portals/discard-portal-changes.ts'
import { setPortalHostname } from '#server/portals/portals/hostname/set-portal-hostname.ts'
import { publishPortal } from '#server/portals/portals/publish-portal.ts'
import { restorePortalVersion } from '#server/portals/portals/restore-portal-version.ts'
import { setPortalOpen } from '#server/portals/portals/set-portal-open.ts'
import { updatePortal } from '#server/portals/portals/update-portal.ts'

/** One press: a draft of the account's products, shown as a visitor will see it. */
export const createPortalInOneStepAction = runFormAction(async (context) => {
  const { slug } = await createPortal(context, {})
  return { redirectTo: `/portals/${slug}~visitor` }
})

export const createPortalAction = runFormAction(async (context, form) => {
  const { portalId } = await createPortal.invoke(context, { name: form.text('name'), slug: form.optional('slug') })
  return { redirectTo: `/console/portals/${portalId}` }
})

export const movePortalAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  await updatePortal.invoke(context, { portalId: form.text('portalId'), slug: form.text('slug') })
  return { message: t('moved') }
})

export const setHostnameAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const { hostname } = await setPortalHostname.invoke(context, {
    portalId: form.text('portalId'),
    hostname: form.nullable('hostname'),
  })
  return { message: hostname ? t('hostSet', { hostname }) : t('hostRemoved') }
})

export const publishPortalAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const { publishedVersion } = await publishPortal.invoke(context, {
    portalId: form.text('portalId'),
    description: form.text('description'),
  })
  return { message: t('published', { version: publishedVersion ?? 0 }) }
})

export const restoreVersionAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const { restored } = await restorePortalVersion.invoke(context, {
    portalId: form.text('portalId'),
    version: form.number('version'),
  })
  return { message: t('restored', { version: restored }) }
})

/** The result is what was discarded, for an undo. */
export const discardChangesAction = runFormAction(async (context, form) => {
  const { discarded } = await discardPortalChanges.invoke(context, { portalId: form.text('portalId') })
  return { result: discarded }
})

export const setOpenAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const open = form.text('open') === 'true'
  await setPortalOpen.invoke(context, { portalId: form.text('portalId'), open })
  return { message: open ? t('opened') : t('closed') }
})

export const deletePortalAction = runFormAction(async (context, form) => {
  await deletePortal.invoke(context, { portalId: form.text('portalId') })
  return { redirectTo: '/console/portals' }
})
