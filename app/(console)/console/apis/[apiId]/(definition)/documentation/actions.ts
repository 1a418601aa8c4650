'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { createDocumentationPart } from '#server/rest-apis/documentation/create-documentation-part.ts'
import { deleteDocumentationPart } from '#server/rest-apis/documentation/delete-documentation-part.ts'
import { updateDocumentationPart } from '#server/rest-apis/documentation/update-documentation-part.ts'

// None of them says that it is done: the form may be gone by then, so the page does.

export const createPartAction = formAction(createDocumentationPart, (form) => ({
  restApiId: form.text('restApiId'),
  location: {
    type: form.text('type'),
    path: form.optional('location.path'),
    method: form.optional('location.method'),
    statusCode: form.optional('location.statusCode'),
    name: form.optional('name'),
  },
  properties: form.verbatim('properties'),
}))

export const updatePartAction = formAction(updateDocumentationPart, (form) => ({
  ...partKey(form),
  properties: form.verbatim('properties'),
}))

export const removePartAction = formAction(deleteDocumentationPart, partKey)

function partKey(form: FormReader) {
  return { restApiId: form.text('restApiId'), documentationPartId: form.text('documentationPartId') }
}
