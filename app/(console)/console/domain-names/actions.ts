'use server'

import { getTranslations } from 'next-intl/server'
import { readTarget } from '#components/domain-names/mapping-target.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { createBasePathMapping } from '#server/domains/base-path-mappings/create-base-path-mapping.ts'
import { deleteBasePathMapping } from '#server/domains/base-path-mappings/delete-base-path-mapping.ts'
import { updateBasePathMapping } from '#server/domains/base-path-mappings/update-base-path-mapping.ts'
import { createDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/create-domain-name-access-association.ts'
import { deleteDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/delete-domain-name-access-association.ts'
import { createDomainName } from '#server/domains/domain-names/create-domain-name.ts'
import { deleteDomainName } from '#server/domains/domain-names/delete-domain-name.ts'
import { updateDomainName } from '#server/domains/domain-names/update-domain-name.ts'

export const createDomainNameAction = formAction(
  createDomainName,
  (form) => ({
    domainName: form.text('domainName'),
    endpointConfiguration: { types: [form.text('endpointConfiguration.types')] },
    certificateName: form.optional('certificateName'),
    certificateBody: form.optional('certificateBody'),
    certificatePrivateKey: form.optional('certificatePrivateKey'),
    certificateChain: form.optional('certificateChain'),
  }),
  {
    done: ({ domainName, domainNameId }) => ({
      redirectTo: `/console/domain-names/${domainName}${domainNameId ? `?id=${domainNameId}` : ''}`,
    }),
  },
)

export const updateDomainNameAction = formAction(
  updateDomainName,
  (form) => {
    const type = form.text('endpointConfiguration.types')
    const accessMode = form.text('endpointAccessMode')
    return {
      ...keyOf(form),
      endpointConfiguration: { types: [type], ipAddressType: form.text('endpointConfiguration.ipAddressType') },
      securityPolicy: form.text('securityPolicy'),
      endpointAccessMode: accessMode === 'NONE' ? null : accessMode,
      routingMode: form.text('routingMode'),
      ...(type === 'REGIONAL' ? regionalSettings(form) : otherSettings(form)),
      ...(type === 'PRIVATE'
        ? { policy: form.nullable('policy'), managementPolicy: form.nullable('managementPolicy') }
        : {}),
    }
  },
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.settingsSaved') }) },
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

export const createAssociationAction = formAction(
  createDomainNameAccessAssociation,
  (form) => ({
    domainNameArn: form.text('domainNameArn'),
    accessAssociationSourceType: 'VPCE',
    accessAssociationSource: form.text('accessAssociationSource'),
  }),
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.associated') }) },
)

export const deleteAssociationAction = formAction(
  deleteDomainNameAccessAssociation,
  (form) => ({ domainNameAccessAssociationArn: form.text('domainNameAccessAssociationArn') }),
  { done: async () => ({ message: (await getTranslations('domain-names'))('actions.dissociated') }) },
)

function regionalSettings(form: FormReader) {
  return {
    regionalCertificateArn: form.nullable('regionalCertificateArn'),
    regionalCertificateName: form.nullable('regionalCertificateName'),
    mutualTlsAuthentication: {
      truststoreUri: form.nullable('mutualTlsAuthentication.truststoreUri'),
      truststoreVersion: form.nullable('mutualTlsAuthentication.truststoreVersion'),
    },
    ownershipVerificationCertificateArn: form.nullable('ownershipVerificationCertificateArn'),
  }
}

/** Mutual TLS is of regional names only, so that it goes with the type. */
function otherSettings(form: FormReader) {
  return {
    certificateArn: form.nullable('certificateArn'),
    certificateName: form.nullable('certificateName'),
    mutualTlsAuthentication: { truststoreUri: null, truststoreVersion: null },
  }
}

function keyOf(form: FormReader) {
  return { domainName: form.text('domainName'), domainNameId: form.optional('domainNameId') }
}
