/** How long a listener waits for callers, in milliseconds. */
export interface Patience {
  /** For a whole head. */
  readonly headMs: number
  /** For a whole request: the largest body at 35 KB a second. */
  readonly requestMs: number
  /** For the next bytes of a body that somebody wants. */
  readonly silenceMs: number
  /** For a caller to take the next bytes of an answer. */
  readonly unreadMs: number
  /** After an answer that did not wait for the body, so that the caller can read it before its socket breaks. */
  readonly lingerMs: number
  /** For the next request on a connection; longer than the 60 seconds that load balancers keep theirs. */
  readonly idleMs: number
}

export const defaultPatience: Patience = {
  headMs: 10_000,
  requestMs: 300_000,
  silenceMs: 20_000,
  unreadMs: 30_000,
  lingerMs: 2000,
  idleMs: 70_000,
}
