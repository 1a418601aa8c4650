import type { Snapshot, SnapshotChange } from 'gateway-core/snapshot.ts'
import { changePages, type SnapshotPage, snapshotPages } from './snapshot-page.ts'

/**
 * What one thread has to be told of the configuration, page by page: the next one goes when the last was taken, because
 * a thread takes all messages that lie there before it serves another call.
 */
export class SnapshotFeed {
  readonly #send: (page: SnapshotPage) => void
  #waiting: Iterator<SnapshotPage>[] = []
  #isBusy = false

  constructor(send: (page: SnapshotPage) => void) {
    this.#send = send
  }

  /** What else was to be told is superseded. */
  load(snapshot: Snapshot): void {
    this.#waiting = [snapshotPages(snapshot)]
    if (!this.#isBusy) this.#next()
  }

  apply(change: SnapshotChange): void {
    this.#waiting.push(changePages(change))
    if (!this.#isBusy) this.#next()
  }

  /** The thread took the last page. */
  taken(): void {
    this.#isBusy = false
    this.#next()
  }

  #next(): void {
    for (let current = this.#waiting[0]; current !== undefined; current = this.#waiting[0]) {
      const { done, value } = current.next()
      if (!done) {
        this.#isBusy = true
        this.#send(value)
        return
      }
      this.#waiting.shift()
    }
  }
}
