'use server'

import { getTranslations } from 'next-intl/server'
import { deleteClientCertificate } from '#server/access/client-certificates/delete-client-certificate.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { updateClientCertificate } from '#server/access/client-certificates/update-client-certificate.ts'
import { formAction } from '#server/adapters/next/form-action.ts'

export const generateClientCertificateAction = formAction(
  generateClientCertificate,
  (form) => ({ description: form.optional('description') }),
  { done: ({ clientCertificateId }) => ({ redirectTo: `/console/client-certificates/${clientCertificateId}` }) },
)

export const updateClientCertificateAction = formAction(
  updateClientCertificate,
  (form) => ({ clientCertificateId: form.text('clientCertificateId'), description: form.nullable('description') }),
  { done: async () => ({ message: (await getTranslations('client-certificates'))('actions.saved') }) },
)

export const deleteClientCertificateAction = formAction(
  deleteClientCertificate,
  (form) => ({ clientCertificateId: form.text('clientCertificateId') }),
  { done: () => ({ redirectTo: '/console/client-certificates' }) },
)
