import type { ComponentProps } from 'react'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { App } from '#server/portals/apps/app.ts'
import type { OfferedPlan } from '#server/portals/catalogue/offered-plans.ts'
import type { ChangelogEntry } from '#server/portals/changelog/get-product-changelog.ts'
import type { AccessKind } from '#server/portals/try/operation-access.ts'
import type { OperationSummary, TryOperation } from '#server/portals/try/try-operations.ts'
import type { DeprecationNotice } from './deprecation-notice.tsx'
import type { TryKeys, TryTrial } from './try-key-picker.tsx'
import type { RevealKey, RevealTrial, TrySend } from './try-result.ts'

export type ProductTab = 'overview' | 'plans' | 'reference' | 'guides' | 'changelog'

export interface ProductPageProps {
  product: {
    productId: string
    slug: string
    name: string
    tagline: string
    description: string
    category: string | undefined
    published: boolean
    provider: { name: string }
    plans: readonly OfferedPlan[]
    guides: readonly { slug: string; title: string }[]
    deprecation?: ComponentProps<typeof DeprecationNotice>['deprecation'] | undefined
    stages: readonly { restApiId: string; stageName: string; invokeUrl: string }[]
  }
  operations: readonly OperationSummary[]
  /** In the try pane. */
  operation: TryOperation | undefined
  tab: ProductTab
  /** Only for its tab. */
  changelog: readonly ChangelogEntry[]
  /** Of the address. */
  search: Readonly<Record<string, string | string[] | undefined>>
  /** What one or another of the operations asks of its callers. */
  access: readonly AccessKind[]
  /** Whether the operator allows pictures of other servers. */
  remoteImages: boolean
  /** The reader's apps at this provider. */
  apps: readonly App[]
  /** For a visitor. */
  signInHref?: string
  signUpHref?: string
  /** For who has no key. */
  trial?: TryTrial | undefined
  /** That the reader waits for approval. */
  pending?: TryKeys['pending']
  /** Undefined in a preview, which changes nothing. */
  getKey: FormAction | undefined
  send: TrySend
  revealKey: RevealKey
  revealTrial?: RevealTrial
}

/** With where an operation is opened. */
export type WithHrefs = ProductPageProps & { hrefOf: (operationId: string) => string }
