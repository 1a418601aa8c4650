import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { query } from '../../../operation.ts'
import { readLogFileName } from './log-file-name.ts'

/** A line of a log that is about one request. */
export interface RequestLogLine {
  /** As its folder is called: the log group's name with what file systems refuse as `%XX`. */
  group: string
  /** ISO 8601. */
  at: string
  text: string
}

/** What the logs say about a request. */
export interface RequestLog {
  lines: RequestLogLine[]
  /** False: there was more than could be looked through, the oldest files are not in it. */
  isComplete: boolean
}

/** A UUID, or an extended id as AWS writes it. */
const requestId = z.string().regex(/^[\w+/=-]{8,64}$/, 'Must be a request id')

const scannedAtMost = 1024 * 1024 * 1024
const linesAtMost = 500
const pieceBytes = 1024 * 1024

/**
 * Looks for a request in the account's access and execution logs on this machine, the newest days first. Whoever reads
 * them sees what callers sent, so viewers may not.
 */
export const getRequestLog = query({
  name: 'GetRequestLog',
  permission: 'stages:write',
  input: z.object({ requestId }),
  async run({ accountId, settings }, input): Promise<RequestLog> {
    return await findRequestLines(path.join(settings.dataFolder, 'logs', accountId), input.requestId)
  },
})

async function findRequestLines(folder: string, id: string): Promise<RequestLog> {
  let left = scannedAtMost
  for (const day of await daysOf(folder)) {
    const lines: RequestLogLine[] = []
    for (const file of day) {
      if (left <= 0) return { lines, isComplete: false }
      left -= await scan(file.path, await idIn(file.path, id), (line) =>
        lines.push({ group: file.group, ...parsed(line) }),
      )
    }
    if (lines.length > 0) return { lines: lines.sort(byTime).slice(0, linesAtMost), isComplete: true }
  }
  return { lines: [], isComplete: true }
}

interface LogFile {
  path: string
  group: string
  date: string
}

/** All log files of an account by day, the newest day first. */
async function daysOf(folder: string): Promise<LogFile[][]> {
  const files: LogFile[] = []
  for (const group of await namesIn(folder)) {
    for (const name of await namesIn(path.join(folder, group))) {
      const { date } = readLogFileName(name) ?? {}
      if (date !== undefined) files.push({ path: path.join(folder, group, name), group: readable(group), date })
    }
  }
  const days = Map.groupBy(files, ({ date }) => date)
  return [...days].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, day]) => day)
}

/** What follows an extended id has the other id: that one is looked for then. */
async function idIn(file: string, id: string): Promise<string> {
  if (!id.endsWith('=')) return id
  let found = id
  await scan(file, id, (line) => {
    found = /\(([\da-f-]{36})\) Extended Request Id: /i.exec(line)?.[1] ?? found
  })
  return found
}

/** Calls back for each line that has the id in it. @returns how many bytes were looked through */
async function scan(file: string, id: string, take: (line: string) => void): Promise<number> {
  const handle = await open(file).catch(() => undefined)
  if (!handle) return 0
  try {
    let scanned = 0
    let rest = ''
    const buffer = Buffer.alloc(pieceBytes)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, scanned)
      if (bytesRead === 0) break
      scanned += bytesRead
      const text = rest + buffer.toString('latin1', 0, bytesRead)
      const end = text.lastIndexOf('\n') + 1
      if (text.includes(id)) takeLines(text.slice(0, end), id, take)
      // A line longer than a piece is given up: nothing that we write is.
      rest = text.length - end > pieceBytes ? '' : text.slice(end)
    }
    if (rest.includes(id)) takeLines(rest, id, take)
    return scanned
  } finally {
    await handle.close()
  }
}

function takeLines(text: string, id: string, take: (line: string) => void): void {
  for (const line of text.split('\n')) if (line.includes(id)) take(Buffer.from(line, 'latin1').toString('utf8'))
}

/** `2026-11-22T12:00:00.000Z (id) text`. */
function parsed(line: string): { at: string; text: string } {
  const end = line.indexOf(' ')
  return { at: line.slice(0, end), text: line.slice(end + 1).replace(/^\([\da-f-]{36}\) /i, '') }
}

function byTime({ at: one }: RequestLogLine, { at: other }: RequestLogLine): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function readable(folder: string): string {
  return folder.replaceAll(/%([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Nothing where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
