import type { Client } from '../client.ts'

/** An answer: what goes to the caller, apart from the ids that every answer carries. */
export class Reply {
  readonly status: number
  /** Name, value, name, value … with the framing (`Content-Length`), when it is known. */
  readonly headers: string[]
  readonly body: string | BodySource

  constructor(status: number, headers: string[], body: string | BodySource) {
    this.status = status
    this.headers = headers
    this.body = body
  }
}

/** A body that is not in memory: it goes through as it comes. */
export interface BodySource {
  /** Sends everything to the caller, ends it, and breaks the connection when the source breaks. */
  pipeTo(client: Client): void
  /** The body is not wanted. */
  abort(): void
}
