'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { MethodKey } from '#components/stages/method-override-panel.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import type { Stage } from '#server/rest-apis/stages/stage.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { stageKey } from './stage-key.ts'
import { readCacheSetting, readLogSetting, readThrottleSetting } from './stage-setting.ts'

/** All settings of one method. */
export const saveMethodAction = runFormAction(async (context, form) => {
  const setting = { ...readThrottleSetting(form), ...readCacheSetting(form), ...readLogSetting(form) }
  await updateStage.invoke(context, { ...stageKey(form), methodSettings: { [form.text('method')]: setting } })
  return { message: (await getTranslations('stages'))('saved') }
})

/** The method has the stage's settings again. */
export async function inheritMethodAction({ restApiId, stageName, method }: MethodKey): Promise<void> {
  await updateStage.invoke(await currentContext(), { restApiId, stageName, methodSettings: { [method]: null } })
  refresh()
}

/** Gives a method back the settings of its own. */
export async function restoreMethodAction(
  { restApiId, stageName, method }: MethodKey,
  setting: Stage['methodSettings'][string] | undefined,
): Promise<void> {
  const methodSettings = { [method]: setting ?? {} }
  await updateStage.invoke(await currentContext(), { restApiId, stageName, methodSettings })
  refresh()
}
