import type { PlanMethod } from '#server/access/usage-plans/list-plan-methods.ts'

/** A method that a throttle can be for. */
export interface MethodChoice {
  /** As AWS names it in a throttle: `/pets/{id}/GET`. */
  readonly key: string
  /** `GET /pets/{id}` */
  readonly label: string
  /** Whether the stage has it now. */
  readonly isServed: boolean
  /** Whether it asks for a key: without one no plan counts. */
  readonly isKeyed: boolean
}

/** What a stage serves, in its order, then those that only the plan still names. */
export function methodChoices(served: readonly PlanMethod[], named: readonly string[]): MethodChoice[] {
  const known = served.map(
    ({ path, httpMethod, apiKeyRequired }): MethodChoice => ({
      key: throttleKey(path, httpMethod),
      label: `${httpMethod} ${path}`,
      isServed: true,
      isKeyed: apiKeyRequired,
    }),
  )
  const others = named.filter((key) => key !== '' && !known.some((choice) => choice.key === key))
  return [
    ...known,
    ...others.map((key): MethodChoice => {
      const at = key.lastIndexOf('/')
      return { key, label: `${key.slice(at + 1)} ${key.slice(0, at) || '/'}`, isServed: false, isKeyed: true }
    }),
  ]
}

/** The root's methods are `//GET`, as in AWS's own answers. */
function throttleKey(path: string, httpMethod: string): string {
  return `${path}/${httpMethod}`
}
