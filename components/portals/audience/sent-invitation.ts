/** An invitation that was just written: the link is shown this once. */
export interface SentInvitation {
  readonly email: string
  readonly url: string
  readonly isMailed: boolean
}
