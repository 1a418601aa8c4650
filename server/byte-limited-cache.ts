/** Keeps what is costly to make, as many bytes as it may; what was used longest ago gives way. */
export class ByteLimitedCache<Value> {
  readonly #most: number
  readonly #entries = new Map<string, { readonly value: Promise<Value>; bytes: number }>()
  #bytes = 0

  /** @param most bytes of all that is kept */
  constructor(most: number) {
    this.#most = most
  }

  /** What is kept under a key, or what `make` makes, once for all who ask meanwhile. A failure is not kept. */
  async get(key: string, make: () => Promise<Value>, bytesOf: (value: Value) => number): Promise<Value> {
    const known = this.#entries.get(key)
    if (known) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return await known.value
    }
    const entry = { value: make(), bytes: 0 }
    this.#entries.set(key, entry)
    try {
      const value = await entry.value
      entry.bytes = bytesOf(value)
      this.#bytes += entry.bytes
      this.#makeRoom()
      return value
    } catch (error) {
      this.#entries.delete(key)
      throw error
    }
  }

  #makeRoom(): void {
    for (const [key, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#most) return
      // Those of no bytes are still being made.
      if (bytes === 0) continue
      this.#entries.delete(key)
      this.#bytes -= bytes
    }
  }
}
