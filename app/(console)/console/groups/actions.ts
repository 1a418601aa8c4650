'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import type { Context } from '#server/context.ts'
import { addGroupMembers } from '#server/portals/groups/add-group-members.ts'
import { createGroup } from '#server/portals/groups/create-group.ts'
import { deleteGroup } from '#server/portals/groups/delete-group.ts'
import { removeGroupMember } from '#server/portals/groups/remove-group-member.ts'
import { updateGroup } from '#server/portals/groups/update-group.ts'

const texts = () => getTranslations('groups.actions')

export const createGroupAction = formAction(
  createGroup,
  (form) => ({ name: form.text('name'), description: form.optional('description') }),
  { done: ({ groupId }) => ({ redirectTo: `/console/groups/${groupId}` }) },
)

export const updateGroupAction = formAction(
  updateGroup,
  (form) => ({
    groupId: form.text('groupId'),
    name: form.text('name'),
    description: form.nullable('description'),
  }),
  { done: async () => ({ message: (await texts())('saved') }) },
)

export const deleteGroupAction = formAction(deleteGroup, (form) => ({ groupId: form.text('groupId') }), {
  done: () => ({ redirectTo: '/console/groups' }),
})

export const addGroupMembersAction = formAction(
  addGroupMembers,
  (form) => ({
    groupId: form.text('groupId'),
    emails: form
      .text('emails')
      .split(/[\s,;]+/)
      .filter(Boolean),
  }),
  { done: async ({ added }) => ({ message: (await texts())('added', { count: added.length }) }) },
)

export async function removeGroupMemberAction(groupId: string, email: string): Promise<string | undefined> {
  return await refusalOf((context) => removeGroupMember.invoke(context, { groupId, email }))
}

export async function restoreGroupMemberAction(groupId: string, email: string): Promise<string | undefined> {
  return await refusalOf((context) => addGroupMembers.invoke(context, { groupId, emails: [email] }))
}

/** Why it did not go; undefined: it did, and the page is rendered anew. */
async function refusalOf(run: (context: Context) => Promise<unknown>): Promise<string | undefined> {
  const context = await currentContext()
  try {
    await run(context)
  } catch (error) {
    return (await refusedState(error, context)).message ?? ''
  }
  refresh()
  return undefined
}
