'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { createVpcLink } from '#server/domains/vpc-links/create-vpc-link.ts'
import { deleteVpcLink } from '#server/domains/vpc-links/delete-vpc-link.ts'
import { updateVpcLink } from '#server/domains/vpc-links/update-vpc-link.ts'

export const createVpcLinkAction = formAction(
  createVpcLink,
  (form) => ({
    name: form.text('name'),
    description: form.optional('description'),
    targetArns: [form.text('targetArns')].filter(Boolean),
  }),
  { done: ({ id }) => ({ redirectTo: `/console/vpc-links/${id}` }) },
)

export const updateVpcLinkAction = formAction(
  updateVpcLink,
  (form) => ({
    vpcLinkId: form.text('vpcLinkId'),
    name: form.text('name'),
    description: form.nullable('description'),
  }),
  { done: async () => ({ message: (await getTranslations('vpc-links'))('actions.saved') }) },
)

export const deleteVpcLinkAction = formAction(deleteVpcLink, (form) => ({ vpcLinkId: form.text('vpcLinkId') }), {
  done: () => ({ redirectTo: '/console/vpc-links' }),
})
