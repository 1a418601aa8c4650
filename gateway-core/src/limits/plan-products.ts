import type { DeprecationSnapshot, PlanProductSnapshot } from '../usage-plan-snapshot.ts'

/** Whether a key may call a method; what its callers are told where everything that opens the method comes to an end. */
export type Grant = 'open' | 'refused' | DeprecationSnapshot

interface Product {
  readonly stages: ReadonlyMap<string, 'all' | ReadonlySet<string>>
  readonly deprecation: DeprecationSnapshot | undefined
}

/** The products of a usage plan, ready to be asked. */
export class PlanProducts {
  readonly #products: ReadonlyMap<string, Product>

  constructor(products: Readonly<Record<string, PlanProductSnapshot>>) {
    this.#products = new Map(Object.entries(products).map(([id, product]) => [id, readyProduct(product)]))
  }

  /**
   * What a key's products open together. Where one of them chose operations of a stage, the stage is open for what they
   * show of it and for nothing else; on other stages the plan alone decides.
   * @param methodKey `/pets/{id}/GET`
   */
  grant(productIds: readonly string[], stageKey: string, methodKey: string): Grant {
    let isLimited = false
    let ending: DeprecationSnapshot | undefined
    for (const id of productIds) {
      const product = this.#products.get(id)
      const shown = product?.stages.get(stageKey)
      if (product === undefined || shown === undefined) continue
      if (shown !== 'all' && !shown.has(methodKey)) isLimited = true
      else if (product.deprecation === undefined) return 'open'
      // Who has two that end may call until the later end.
      else if (ending === undefined || product.deprecation.sunsetAt > ending.sunsetAt) ending = product.deprecation
    }
    return ending ?? (isLimited ? 'refused' : 'open')
  }
}

function readyProduct({ stages, deprecation }: PlanProductSnapshot): Product {
  const ready = Object.entries(stages).map(
    ([stageKey, shown]) => [stageKey, shown === 'all' ? shown : new Set(shown)] as const,
  )
  return { stages: new Map(ready), deprecation }
}
