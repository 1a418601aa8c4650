import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Snapshot } from 'gateway-core/snapshot.ts'

const kept = 3
const namePattern = /^snapshot-(\d+)\.jsonl$/
/** Entries written between two turns of the event loop. */
const entriesAtOnce = 500

/**
 * Keeps a copy of what is served, for a gateway that starts while the database cannot be reached. The last line of the
 * file holds the digest of those before it; the file gets its name once it is on the disk.
 */
export async function saveLastGoodSnapshot(folder: string, snapshot: Snapshot): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const serial = String(1 + Math.max(0, ...(await copiesIn(folder)).map(({ serial }) => serial)))
  const temporary = path.join(folder, `snapshot-${serial}.partial`)
  const file = await open(temporary, 'w', 0o600)
  const digest = createHash('sha256')
  try {
    for (const text of linesOf(snapshot)) {
      digest.update(text)
      await file.write(text)
    }
    await file.write(`${JSON.stringify({ sha256: digest.digest('hex') })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path.join(folder, `snapshot-${serial}.jsonl`))
  await syncFolder(folder)
  for (const copy of (await copiesIn(folder)).slice(kept)) await rm(path.join(folder, copy.name), { force: true })
}

/** The newest copy that is whole; undefined when there is none. */
export async function readLastGoodSnapshot(folder: string): Promise<Snapshot | undefined> {
  for (const { name } of await copiesIn(folder)) {
    const snapshot = parse(await readFile(path.join(folder, name), 'utf8'))
    if (snapshot) return snapshot
  }
  return undefined
}

async function copiesIn(folder: string): Promise<{ name: string; serial: number }[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .map((name) => ({ name, serial: Number(namePattern.exec(name)?.[1] ?? 0) }))
    .filter(({ serial }) => serial > 0)
    .sort((a, b) => b.serial - a.serial)
}

const kinds = ['stages', 'usagePlans', 'apiKeys', 'accessKeys', 'credentials', 'accounts', 'domains'] as const

function* linesOf(snapshot: Snapshot): Generator<string> {
  yield `${JSON.stringify({ version: snapshot.version })}\n`
  for (const kind of kinds) {
    let text = ''
    let entries = 0
    for (const [key, value] of snapshot[kind]) {
      text += `${JSON.stringify([kind, key, value])}\n`
      if (++entries % entriesAtOnce === 0) {
        yield text
        text = ''
      }
    }
    yield text
  }
}

function parse(text: string): Snapshot | undefined {
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const body = text.slice(0, end)
  const footer = text.slice(end)
  if (footer !== `${JSON.stringify({ sha256: createHash('sha256').update(body).digest('hex') })}\n`) return undefined
  const [head = '{}', ...lines] = body.trimEnd().split('\n')
  const maps = {
    stages: new Map(),
    usagePlans: new Map(),
    apiKeys: new Map(),
    accessKeys: new Map(),
    credentials: new Map(),
    accounts: new Map(),
    domains: new Map(),
  }
  for (const line of lines) {
    const [kind, key, value]: [(typeof kinds)[number], string, unknown] = JSON.parse(line)
    maps[kind].set(key, value)
  }
  return { version: Number(JSON.parse(head).version), ...maps }
}

/** Without it a power cut can undo the rename. Not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}
