import type { Snapshot, StageSnapshot } from '../src/snapshot.ts'
import { emptySnapshot } from '../src/snapshot.ts'
import { deployedStage, httpProxy } from '../src/testing/deployed-api.ts'

/** The snapshot of a large product: this many APIs called `api0000000` and so on, each of this many methods. */
export function manyApis(count: number, methodsEach: number, uri: string, version = 1): Snapshot {
  const stages = new Map<string, StageSnapshot>()
  for (let index = 0; index < count; index++) {
    const restApiId = `api${`${index}`.padStart(7, '0')}`
    const names = Array.from({ length: methodsEach }, (_, method) => `GET /r${method}/{id}`)
    const methods = Object.fromEntries(names.map((name) => [name, httpProxy(uri)]))
    stages.set(`${restApiId}/prod`, deployedStage({ methods, stage: { restApiId } }))
  }
  return { ...emptySnapshot, version, stages }
}
