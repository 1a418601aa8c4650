import type { Receiver } from '../client.ts'

/** An answer: what goes to the caller, apart from the ids that every answer carries. */
export class Reply {
  readonly status: number
  /** Name, value, name, value … with the framing (`Content-Length`), when it is known. */
  readonly headers: string[]
  readonly body: string | Uint8Array | BodySource

  constructor(status: number, headers: string[], body: string | Uint8Array | BodySource) {
    this.status = status
    this.headers = headers
    this.body = body
  }
}

/** A body that is not in memory: it goes through as it comes. */
export interface BodySource {
  /** What this body is made from: wanted as long as this one is. */
  readonly source?: BodySource
  /** Sends everything to the caller, ends it, and breaks it when the source breaks. */
  pipeTo(receiver: Receiver): void
  /** The body is not wanted. */
  abort(): void
}
