import { readFieldLines } from './field-lines.ts'

/** Extensions of all chunks of a body together, and its trailer: nobody needs them, so few bytes are enough. */
const maxExtraBytes = 16 * 1024
/** More digits say more than any body may have. */
const maxSizeDigits = 12

const carriageReturn = 13
const lineFeed = 10
const semicolon = 59

/** Takes the data out of `chunked` bytes, strictly by RFC 9112 section 7.1. Extensions and the trailer are dropped. */
export class ChunkReader {
  #state: 'size' | 'extension' | 'size-end' | 'data' | 'data-cr' | 'data-lf' | 'trailer' | 'over' = 'size'
  #size = 0
  #digits = 0
  /** Of the data of a chunk: still to come. */
  #left = 0
  #extraBytes = 0
  #trailer = ''

  /** Whether the last chunk and the trailer have come. */
  get isOver(): boolean {
    return this.#state === 'over'
  }

  /**
   * Reads on.
   * @param take is given the data; when it answers false, reading ends.
   * @returns the index behind what was read, or what is wrong.
   */
  read(bytes: Buffer, from: number, take: (data: Buffer) => boolean): number | string {
    let at = from
    while (at < bytes.length && this.#state !== 'over') {
      if (this.#state === 'data') {
        const end = Math.min(bytes.length, at + this.#left)
        this.#left -= end - at
        if (this.#left === 0) this.#state = 'data-cr'
        const goesOn = take(bytes.subarray(at, end))
        at = end
        if (!goesOn) return at
      } else {
        const problem = this.#state === 'trailer' ? this.#readTrailer(bytes[at]) : this.#readFraming(bytes[at] ?? 0)
        if (problem !== undefined) return problem
        at++
      }
    }
    return at
  }

  /** One byte of what stands around the data. */
  #readFraming(byte: number): string | undefined {
    switch (this.#state) {
      case 'size':
        return this.#readSize(byte)
      case 'extension':
        return this.#readExtension(byte)
      case 'data-cr':
        this.#state = 'data-lf'
        return byte === carriageReturn ? undefined : malformed
      case 'data-lf':
        this.#state = 'size'
        return byte === lineFeed ? undefined : malformed
      default:
        return byte === lineFeed ? this.#begin() : malformed
    }
  }

  #readSize(byte: number): string | undefined {
    const digit = hexadecimal(byte)
    if (digit >= 0) {
      this.#digits++
      this.#size = this.#size * 16 + digit
      return this.#digits > maxSizeDigits ? malformed : undefined
    }
    if (this.#digits === 0) return malformed
    if (byte === carriageReturn) this.#state = 'size-end'
    else if (byte === semicolon) this.#state = 'extension'
    else return malformed
    return undefined
  }

  #readExtension(byte: number): string | undefined {
    if (byte === carriageReturn) this.#state = 'size-end'
    else if ((byte < 32 && byte !== 9) || byte === 127 || ++this.#extraBytes > maxExtraBytes) return malformed
    return undefined
  }

  #begin(): undefined {
    this.#state = this.#size === 0 ? 'trailer' : 'data'
    this.#left = this.#size
    this.#size = 0
    this.#digits = 0
  }

  #readTrailer(byte = 0): string | undefined {
    this.#trailer += String.fromCharCode(byte)
    if (this.#trailer.length > maxExtraBytes) return 'a trailer that is too long'
    if (byte !== lineFeed) return undefined
    if (this.#trailer !== '\r\n' && !this.#trailer.endsWith('\r\n\r\n')) return undefined
    this.#state = 'over'
    return typeof readFieldLines(this.#trailer.slice(0, -2), 0) === 'string' ? 'a malformed trailer' : undefined
  }
}

const malformed = 'a malformed chunk'

/** @returns -1 for what is no digit. */
function hexadecimal(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const lower = byte | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}
