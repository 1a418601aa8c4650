import type { Stage } from '#server/rest-apis/stages/stage.ts'

type Setting = Stage['methodSettings'][string]

/** A method of a stage, with the settings that hold for it. */
export interface StageMethod {
  path: string
  httpMethod: string
  /** As the stage's settings name it: `pets/GET`. */
  key: string
  setting: Setting | undefined
  isOwn: boolean
}

const everyMethod = '*/*'

/** The methods of an API in the order given, then those that only the stage's settings still know. */
export function stageMethods(
  resources: readonly { path: string; methods: readonly string[] }[],
  settings: Stage['methodSettings'],
): StageMethod[] {
  const own = new Map(Object.entries(settings))
  const stageWide = own.get(everyMethod)
  own.delete(everyMethod)
  const found = resources.flatMap(({ path, methods }) =>
    methods.map((httpMethod) => {
      const key = `${path.slice(1)}/${httpMethod}`
      const setting = own.get(key)
      own.delete(key)
      return { path, httpMethod, key, setting: setting ?? stageWide, isOwn: setting !== undefined }
    }),
  )
  const others = Array.from(own, ([key, setting]) => {
    const at = key.lastIndexOf('/')
    return { path: `/${key.slice(0, Math.max(at, 0))}`, httpMethod: key.slice(at + 1), key, setting, isOwn: true }
  })
  return [...found, ...others]
}
