import type { Receiver } from '../client.ts'
import type { IntegrationResponse } from './integration.ts'

/** What a MOCK integration answers: the status that its request template chose, and nothing else. */
export class MockResponse implements IntegrationResponse {
  readonly status: number
  readonly rawHeaders: readonly string[] = []

  constructor(status: number) {
    this.status = status
  }

  headerValues(): string[] {
    return []
  }

  read(): Buffer {
    return Buffer.alloc(0)
  }

  pipeTo(receiver: Receiver): void {
    receiver.end()
  }

  abort(): void {}
}
