import type { MailKind } from './mail-text.ts'

/** What can be switched off, by the reader, one by one. */
export const noticeTopics = ['requests', 'quota', 'deprecation', 'inbox'] as const
export type NoticeTopic = (typeof noticeTopics)[number]

interface KindRules {
  /** Which switch turns it off; without one it is always sent. */
  readonly topic?: NoticeTopic
  /** Has a link that acts in its reader's name. */
  readonly isPrivate?: true
}

/** What is so for all mails of a kind. */
export const mailKinds: Readonly<Record<MailKind, KindRules>> = {
  welcome: { isPrivate: true },
  confirmAddress: { isPrivate: true },
  resetPassword: { isPrivate: true },
  passwordWasReset: {},
  requestOpened: { topic: 'inbox', isPrivate: true },
  requestAnswered: { topic: 'inbox', isPrivate: true },
  requestReceived: { topic: 'requests' },
  requestApproved: { topic: 'requests' },
  requestDenied: { topic: 'requests' },
  requestQuestion: { topic: 'requests' },
  quotaWarning: { topic: 'quota' },
  quotaReached: { topic: 'quota' },
  deprecationAnnounced: { topic: 'deprecation' },
  deprecationReminder: { topic: 'deprecation' },
  portalInvitation: { isPrivate: true },
  appInvitation: { isPrivate: true },
  test: {},
}
