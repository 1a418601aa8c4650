import type { Messages } from '../messages/message-types.ts'

type Help = Messages['help']

/** A key of the `help` texts, `stages.throttling`: the compiler refuses one that has no entry. */
export type HelpTopic = { [Group in keyof Help]: `${Group}.${keyof Help[Group] & string}` }[keyof Help]
