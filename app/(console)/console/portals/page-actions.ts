'use server'

import { getTranslations } from 'next-intl/server'
import { renameFields } from '#server/adapters/next/rename-fields.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { newId } from '#server/new-id.ts'
import { getPortal } from '#server/portals/portals/get-portal.ts'
import { updatePortalDraft } from '#server/portals/portals/update-portal-draft.ts'

/** Saves one page of the draft; without an id it is a new one. */
export const savePageAction = runFormAction(async (context, form) => {
  const t = await getTranslations('portals.done')
  const portalId = form.text('portalId')
  const { draft } = await getPortal(context, { portalId })
  const known = form.optional('pageId')
  const page = {
    id: known ?? newId(12),
    slug: form.text('slug'),
    title: form.text('title'),
    markdown: form.verbatim('markdown').replaceAll('\r\n', '\n'),
  }
  const pages = known ? draft.pages.map((one) => (one.id === known ? page : one)) : [...draft.pages, page]
  try {
    await updatePortalDraft.invoke(context, { portalId, pages })
  } catch (error) {
    throw renameFields(error, (member) => fieldOf(member, pages.indexOf(page)))
  }
  return known ? { message: t('saved') } : { redirectTo: `/console/portals/${portalId}/pages/${page.id}` }
})

/** A member of a page by the name of its form: `pages.2.slug` is `slug` there. */
function fieldOf(member: string, index: number): string {
  const prefix = `pages.${index}.`
  if (member.startsWith(prefix)) return member.slice(prefix.length)
  return member === 'pages' ? 'slug' : member
}
