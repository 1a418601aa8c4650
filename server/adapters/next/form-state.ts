/** What a server action answers to a form: the state of `useActionState`. */
export interface FormState<Result = unknown> {
  status: 'idle' | 'ok' | 'error'
  /** Error: what went wrong and what to do. Ok: what was done, for a toast. */
  message?: string
  /** Where the message is ours and not an operation's: which one, so that the form can say it in the reader's language. */
  reason?: 'broken' | 'refused' | 'signedOut'
  /** What is wrong with which field, by the name of the input member (`throttle.rateLimit`). */
  fields?: Readonly<Record<string, string>>
  /** What the client shows next: a secret that is shown once, a report. */
  result?: Result
  /** Of a bug: under which the server's log has the cause. */
  requestId?: string
}

/** A server action as a form calls it. */
export type FormAction<Result = unknown> = (state: FormState<Result>, data: FormData) => Promise<FormState<Result>>
