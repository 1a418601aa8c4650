'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { comparedStages, comparedStagesCookie } from './compared-stage.ts'

const keptAtMost = 20

/** Keeps with which stage of an API its draft is compared: of the twenty APIs that were chosen last. */
export async function chooseComparedStage(restApiId: string, stageName: string): Promise<void> {
  if (!/^[\w-]{1,128}$/.test(restApiId) || !/^[\w-]{1,128}$/.test(stageName)) return
  const others = (await comparedStages()).filter(([id]) => id !== restApiId)
  const kept = [[restApiId, stageName], ...others].slice(0, keptAtMost)
  const store = await cookies()
  store.set(comparedStagesCookie, kept.map((entry) => entry.join('/')).join(' '), {
    path: '/console',
    maxAge: 31_536_000,
    sameSite: 'lax',
    httpOnly: true,
  })
  refresh()
}
