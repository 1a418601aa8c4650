import { type ExecProtocolOptions, PGlite, type PGliteOptions } from '@electric-sql/pglite'

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>

interface Statement {
  readonly name: string
  /** What PostgreSQL said of its parameters, once it was asked. */
  description?: Messages
}

/** Statements that stay prepared; the one that was used longest ago gives way. */
const most = 300
/** A longer text is one of many rows, which hardly comes again. */
const longestText = 4000

/**
 * PGlite sends each query as six messages, each a call into WebAssembly of its own, and has PostgreSQL parse and plan it
 * every time. This one prepares a text when it comes for the second time, and sends the rest (bind, describe, execute,
 * sync) as one message: half the time of a read by primary key. It stands where PGlite itself hands over messages, so
 * that types, transactions and errors are PGlite's. What it does not know goes through as it is.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export class PreparedPGlite extends PGlite {
  readonly #statements = new Map<string, Statement>()
  readonly #seen = new Set<string>()
  #count = 0
  #current: Statement | undefined
  #held: Uint8Array[] = []
  #isSynced = false

  /** Opened and ready, which `PGlite.create` would not make of a class that extends it. */
  static async open(options: PGliteOptions): Promise<PreparedPGlite> {
    const database = new PreparedPGlite(options)
    await database.waitReady
    return database
  }

  override async execProtocolStream(message: Uint8Array, options?: ExecProtocolOptions): Promise<Messages> {
    const send = (bytes: Uint8Array) => super.execProtocolStream(bytes, options)
    switch (kindOf(message)) {
      case 'P':
        return await this.#parse(message, send)
      case 'D':
        return await this.#describe(message, send)
      case 'B':
        this.#held.push(this.#current ? bindTo(this.#current.name, message) : message)
        return []
      case 'E': {
        const batch = Buffer.concat([...this.#held, message, sync])
        this.#held = []
        this.#isSynced = true
        return await send(batch).catch((error: unknown) => {
          if (isOutOfDate(error)) this.#statements.clear()
          throw error
        })
      }
      case 'S':
        return await this.#sync(message, send)
      default:
        return await send(message)
    }
  }

  /** After a change of the schema: answers of prepared statements may have other columns now. */
  async forgetStatements(): Promise<void> {
    this.#statements.clear()
    await this.exec('deallocate all')
  }

  async #parse(message: Uint8Array, send: Send): Promise<Messages> {
    this.#current = undefined
    this.#held = []
    this.#isSynced = false
    const text = unnamedText(message)
    if (text === undefined || text.length > longestText) return await send(message)
    const known = this.#statements.get(text)
    if (known) {
      this.#current = known
      this.#statements.delete(text)
      this.#statements.set(text, known)
      return []
    }
    if (!this.#seen.delete(text)) {
      if (this.#seen.size >= most * 4) this.#seen.clear()
      this.#seen.add(text)
      return await send(message)
    }
    await this.#makeRoom(send)
    const statement = { name: `s${++this.#count}` }
    const messages = await send(parseAs(statement.name, message))
    this.#statements.set(text, statement)
    this.#current = statement
    return messages
  }

  async #makeRoom(send: Send): Promise<void> {
    const [oldest] = this.#statements
    if (this.#statements.size < most || oldest === undefined) return
    this.#statements.delete(oldest[0])
    await send(messageOf('C', `S${oldest[1].name}\0`))
  }

  async #describe(message: Uint8Array, send: Send): Promise<Messages> {
    if (message[5] === portal) {
      this.#held.push(message)
      return []
    }
    const statement = this.#current
    if (!statement) return await send(message)
    statement.description ??= await send(messageOf('D', `S${statement.name}\0`))
    return statement.description
  }

  async #sync(message: Uint8Array, send: Send): Promise<Messages> {
    const isSynced = this.#isSynced
    this.#current = undefined
    this.#held = []
    this.#isSynced = false
    return isSynced ? [] : await send(message)
  }
}

type Send = (bytes: Uint8Array) => Promise<Messages>

const portal = 'P'.charCodeAt(0)
const sync = messageOf('S', '')

function kindOf(message: Uint8Array): string {
  return String.fromCharCode(message[0] ?? 0)
}

/** A message of the protocol: its kind, its length with the length itself, its body. */
function messageOf(kind: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** The text of a `Parse` without a name and without types for its parameters. */
function unnamedText(message: Uint8Array): string | undefined {
  if (message[5] !== 0) return undefined
  const end = message.indexOf(0, 6)
  const hasTypes = message[end + 1] !== 0 || message[end + 2] !== 0
  return end < 0 || hasTypes ? undefined : Buffer.from(message.subarray(6, end)).toString()
}

function parseAs(name: string, message: Uint8Array): Uint8Array {
  return messageOf('P', name, message.subarray(5))
}

/** A `Bind` of the unnamed portal to a named statement. */
function bindTo(name: string, message: Uint8Array): Uint8Array {
  return messageOf('B', '\0', name, message.subarray(6))
}

/** A statement that is gone, or whose answers have other columns now: it is prepared anew when it comes again. */
function isOutOfDate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '26000' || error.code === '0A000')
}
