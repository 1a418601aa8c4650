import type { FormAction } from '#server/adapters/next/form-state.ts'

/** What was approved, and what could not be and why. */
export interface ApprovalResult {
  readonly approved: readonly string[]
  readonly failed: readonly { readonly accessRequestId: string; readonly message: string }[]
}

/** The server actions behind the buttons of a request. */
export interface DecisionActions {
  readonly approve: (accessRequestIds: string[]) => Promise<ApprovalResult>
  /** Answers why not, where a decision could not be undone. */
  readonly undo: (accessRequestIds: string[]) => Promise<{ readonly refused: string | undefined }>
  readonly deny: FormAction
  readonly ask: FormAction
}
