/** What an invocation logged: its end only. */
export class EventLog {
  #parts: Buffer[] = []
  #size = 0
  #isCut = false

  add(bytes: Uint8Array | string): void {
    // A copy: a part of a frame would keep the whole of it in memory.
    const whole = Buffer.from(bytes)
    const part = whole.subarray(-tailBytes)
    if (part.length < whole.length) this.#isCut = true
    this.#parts.push(part)
    this.#size += part.length
    if (this.#size > tailBytes * 4) this.#cut()
  }

  /** 4 KB at most, as Lambda's `LogResult`; begins with a whole character. */
  tail(): string {
    this.#cut()
    const text = Buffer.concat(this.#parts).toString('utf8')
    // PostgreSQL stores no NUL.
    return (this.#isCut ? text.replace(/^\uFFFD+/, '') : text).replaceAll('\0', '\uFFFD')
  }

  #cut(): void {
    if (this.#size <= tailBytes) return
    const all = Buffer.concat(this.#parts).subarray(-tailBytes)
    this.#parts = [all]
    this.#size = all.length
    this.#isCut = true
  }
}

const tailBytes = 4096
