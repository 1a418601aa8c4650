'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '#server/adapters/next/form-action.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { createAlias } from '#server/functions/create-alias.ts'
import { createFunction } from '#server/functions/create-function.ts'
import { deleteAlias } from '#server/functions/delete-alias.ts'
import { deleteFunction } from '#server/functions/delete-function.ts'
import type { InvocationReport } from '#server/functions/function-runner.ts'
import { invokeFunction } from '#server/functions/invoke-function.ts'
import { publishVersion } from '#server/functions/publish-version.ts'
import { updateAlias } from '#server/functions/update-alias.ts'
import { updateFunctionCode } from '#server/functions/update-function-code.ts'
import { updateFunctionConfiguration } from '#server/functions/update-function-configuration.ts'
import { readPairs } from '../form-pairs.ts'

export const createFunctionAction = formAction(
  createFunction,
  (form) => ({
    functionName: form.text('functionName'),
    description: form.text('description'),
    code: { files: { 'index.mjs': form.verbatim('source') } },
  }),
  { done: ({ functionName }) => ({ redirectTo: `/console/functions/${functionName}` }) },
)

/** Saves one file of the package; the others stay. */
export const saveFunctionFileAction = formAction(
  updateFunctionCode,
  (form) => ({
    functionName: form.text('functionName'),
    files: { [form.text('path')]: form.verbatim('source') },
    revisionId: form.text('revisionId'),
  }),
  { done: () => saved('savedCode') },
)

export const removeFunctionFileAction = formAction(
  updateFunctionCode,
  (form) => ({ functionName: form.text('functionName'), files: { [form.text('path')]: null } }),
  { done: (_output, form) => ({ redirectTo: `/console/functions/${form.text('functionName')}` }) },
)

export const testFunctionAction = formAction(
  invokeFunction,
  (form) => ({ functionName: form.text('functionName'), payload: form.verbatim('payload') || '{}' }),
  { done: (report): { result: InvocationReport } => ({ result: report }) },
)

export const updateConfigurationAction = formAction(
  updateFunctionConfiguration,
  (form) => ({
    functionName: form.text('functionName'),
    description: form.text('description'),
    handler: form.text('handler'),
    memorySize: form.number('memorySize'),
    timeout: form.number('timeout'),
    revisionId: form.text('revisionId'),
  }),
  { done: () => saved('savedConfiguration') },
)

export const updateEnvironmentAction = formAction(
  updateFunctionConfiguration,
  (form) => ({
    functionName: form.text('functionName'),
    environment: { variables: Object.fromEntries(readPairs(form, 'variables')) },
    revisionId: form.text('revisionId'),
  }),
  { done: () => saved('savedConfiguration') },
)

export const publishVersionAction = formAction(
  publishVersion,
  (form) => ({ functionName: form.text('functionName'), description: form.optional('description') }),
  {
    done: async ({ version }) => ({ message: (await getTranslations('functions'))('actions.published', { version }) }),
  },
)

/** Makes the alias, or points it elsewhere when it is there. */
export const saveAliasAction = runFormAction(async (context, form) => {
  const input = {
    functionName: form.text('functionName'),
    name: form.text('name'),
    functionVersion: form.text('functionVersion'),
    description: form.text('description'),
  }
  await (form.text('exists') === 'true' ? updateAlias : createAlias).invoke(context, input)
  const t = await getTranslations('functions.actions')
  return { message: t('aliasPoints', { name: input.name, version: input.functionVersion }) }
})

export const deleteAliasAction = formAction(
  deleteAlias,
  (form) => ({ functionName: form.text('functionName'), name: form.text('name') }),
  { done: async () => ({ message: (await getTranslations('functions'))('actions.aliasGone') }) },
)

export const deleteVersionAction = formAction(
  deleteFunction,
  (form) => ({ functionName: form.text('functionName'), qualifier: form.text('version') }),
  {
    done: async (_output, form) => {
      const t = await getTranslations('functions.actions')
      return { message: t('versionGone', { version: form.text('version') }) }
    },
  },
)

export const deleteFunctionAction = formAction(
  deleteFunction,
  (form) => ({ functionName: form.text('functionName') }),
  { done: () => ({ redirectTo: '/console/functions' }) },
)

async function saved(what: 'savedCode' | 'savedConfiguration'): Promise<{ message: string }> {
  return { message: (await getTranslations('functions.actions'))(what) }
}
