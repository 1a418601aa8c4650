import { cookies } from 'next/headers'

/** Where is kept with which stage of an API its draft is compared. */
export const comparedStagesCookie = 'gatehouse.compared-stages'

/** The stage that the reader chose for an API, if it is still there; else `prod`, else the first one. */
export async function comparedStage(restApiId: string, stageNames: readonly string[]): Promise<string | undefined> {
  const chosen = (await comparedStages()).find(([id]) => id === restApiId)?.[1]
  return [chosen, 'prod', stageNames[0]].find((name) => name !== undefined && stageNames.includes(name))
}

/** What was chosen, the latest first. */
export async function comparedStages(): Promise<[restApiId: string, stageName: string][]> {
  const text = (await cookies()).get(comparedStagesCookie)?.value ?? ''
  return text
    .split(' ')
    .map((entry) => entry.split('/'))
    .flatMap(([id, stage]) => (id && stage ? [[id, stage] satisfies [string, string]] : []))
}
