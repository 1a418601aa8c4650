import type { MethodSnapshot, StageSnapshot } from '../snapshot.ts'
import type { IntegrationSetup } from './stage.ts'

/** How many integrations are compared with a new one: those that many methods share come early. */
const remembered = 256

/**
 * Keeps one of each setup among equal ones of a deployment: the mock behind every `OPTIONS` method, the one function
 * behind all paths.
 */
export class SharedSetups {
  readonly #stage: StageSnapshot
  readonly #known = new Map<string, IntegrationSetup>()

  constructor(stage: StageSnapshot) {
    this.#stage = stage
  }

  of(
    { integration, methodResponses, authorizationType }: MethodSnapshot,
    pathParameters: readonly string[],
  ): IntegrationSetup {
    const text = JSON.stringify([integration, methodResponses, authorizationType, pathParameters])
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const method = { integration, methodResponses, authorizationType }
    const setup = { stage: this.#stage, method, pathParameters }
    if (this.#known.size < remembered) this.#known.set(text, setup)
    return setup
  }
}
