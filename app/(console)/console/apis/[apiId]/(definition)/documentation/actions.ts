'use server'

import { refresh } from 'next/cache'
import type { ExamplePlace } from '#components/documentation/method-examples.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import type { Context } from '#server/context.ts'
import { createDocumentationPart } from '#server/rest-apis/documentation/create-documentation-part.ts'
import { deleteDocumentationPart } from '#server/rest-apis/documentation/delete-documentation-part.ts'
import { deleteMethodExample } from '#server/rest-apis/documentation/delete-method-example.ts'
import type { MethodExample } from '#server/rest-apis/documentation/list-method-examples.ts'
import { putMethodExample } from '#server/rest-apis/documentation/put-method-example.ts'
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

export async function removeExampleAction(place: ExamplePlace, name: string): Promise<{ refused?: string }> {
  return await changed((context) => deleteMethodExample.invoke(context, { ...place, name }))
}

export async function restoreExampleAction(place: ExamplePlace, example: MethodExample): Promise<{ refused?: string }> {
  return await changed((context) => putMethodExample.invoke(context, { ...place, ...example }))
}

async function changed(change: (context: Context) => Promise<unknown>): Promise<{ refused?: string }> {
  const context = await currentContext()
  try {
    await change(context)
  } catch (error) {
    return { refused: (await refusedState(error, context)).message ?? '' }
  }
  refresh()
  return {}
}
