'use server'

import { getTranslations } from 'next-intl/server'
import { readTarget } from '#components/domain-names/mapping-target.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { createBasePathMapping } from '#server/domains/base-path-mappings/create-base-path-mapping.ts'
import { deleteBasePathMapping } from '#server/domains/base-path-mappings/delete-base-path-mapping.ts'
import { updateBasePathMapping } from '#server/domains/base-path-mappings/update-base-path-mapping.ts'
import { createDomainName } from '#server/domains/domain-names/create-domain-name.ts'
import { deleteDomainName } from '#server/domains/domain-names/delete-domain-name.ts'

export const createDomainNameAction = formAction(
  createDomainName,
  (form) => ({
    domainName: form.text('domainName'),
    endpointConfiguration: { types: [form.text('endpointConfiguration.types')] },
  }),
  { done: ({ domainName }) => ({ redirectTo: `/console/domain-names/${domainName}` }) },
)

export const deleteDomainNameAction = formAction(deleteDomainName, keyOf, {
  done: () => ({ redirectTo: '/console/domain-names' }),
})

export const createMappingAction = formAction(
  createBasePathMapping,
  (form) => {
    const { restApiId, stage } = readTarget(form.text('target'))
    return { ...keyOf(form), basePath: form.text('basePath'), restApiId, stage: stage ?? undefined }
  },
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.mapped') }) },
)

export const updateMappingAction = formAction(
  updateBasePathMapping,
  (form) => ({
    ...keyOf(form),
    basePath: form.text('basePath'),
    newBasePath: form.nullable('newBasePath'),
    ...readTarget(form.text('target')),
  }),
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.saved') }) },
)

export const deleteMappingAction = formAction(
  deleteBasePathMapping,
  (form) => ({ ...keyOf(form), basePath: form.text('basePath') }),
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.removed') }) },
)

function keyOf(form: FormReader) {
  return { domainName: form.text('domainName'), domainNameId: form.optional('domainNameId') }
}
