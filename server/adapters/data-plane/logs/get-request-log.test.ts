import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Context } from '../../../context.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { getRequestLog } from './get-request-log.ts'
import { openLogFiles } from './log-files.ts'

const id = '0c9a9e39-7b1e-4b4f-9d2c-0f1f6a7f0001'
const otherId = '0c9a9e39-7b1e-4b4f-9d2c-0f1f6a7f0002'
const group = 'API-Gateway-Execution-Logs_a1b2/prod'

/** Runs with logs of two days of the owner's account, and some of a stranger's. */
async function withLogs(run: (owner: Context, others: { stranger: Context; viewer: Context }) => Promise<void>) {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'request-log-'))
  try {
    await withWorld(async ({ owner, stranger, as }) => {
      const inFolder = (context: Context): Context => ({ ...context, settings: { ...context.settings, dataFolder } })
      await writeLogs(dataFolder, owner.accountId, stranger.accountId)
      await run(inFolder(owner), { stranger: inFolder(stranger), viewer: inFolder(as('viewer')) })
    })
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function writeLogs(dataFolder: string, accountId: string, strangerId: string): Promise<void> {
  for (const day of ['2026-11-21', '2026-11-22']) {
    const at = (second: number) => Date.parse(`${day}T12:00:0${second}Z`)
    const logs = openLogFiles({ folder: path.join(dataFolder, 'logs'), now: () => at(0), warn: () => undefined })
    const wanted = day === '2026-11-21' ? id : otherId
    logs.write(accountId, group, `(${wanted}) Extended Request Id: AbCdEf1234567${day.slice(-2)}=`, at(1))
    logs.write(accountId, group, `(${wanted}) Starting execution for request: ${wanted}`, at(2))
    logs.write(accountId, group, `(${wanted}) Method response body: grün ${'x'.repeat(20_000)}`, at(4))
    logs.write(accountId, 'access', `${wanted} GET /pets 200`, at(3))
    logs.write(strangerId, group, `(${wanted}) a stranger's line`, at(1))
    await logs.close()
  }
}

test('finds all lines of a request, of every log, in the order of time', () =>
  withLogs(async (owner) => {
    const { lines, isComplete } = await getRequestLog(owner, { requestId: id })
    expect(isComplete).toBe(true)
    expect(lines.map(({ text }) => text.slice(0, 28))).toEqual([
      'Extended Request Id: AbCdEf1',
      'Starting execution for reque',
      `${id} GET /pets 200`.slice(0, 28),
      'Method response body: grün x',
    ])
    expect(lines[0]).toMatchObject({ group, at: '2026-11-21T12:00:01.000Z' })
    expect(lines[2]).toMatchObject({ group: 'access' })
  }))

test('an extended id leads to the same lines', () =>
  withLogs(async (owner) => {
    const { lines } = await getRequestLog(owner, { requestId: 'AbCdEf123456721=' })
    expect(lines.map(({ text }) => text.slice(0, 8))).toEqual(['Extended', 'Starting', 'Method r'])
  }))

test('nothing of a request that is nowhere, or in another account’s logs', () =>
  withLogs(async (owner, { stranger }) => {
    expect(await getRequestLog(owner, { requestId: id.replace('0001', '0009') })).toEqual({
      lines: [],
      isComplete: true,
    })
    const { lines } = await getRequestLog(stranger, { requestId: id })
    expect(lines.map(({ text }) => text)).toEqual(["a stranger's line"])
  }))

test('an account without logs, and names that lead elsewhere', () =>
  withLogs(async (owner, { viewer }) => {
    const elsewhere = { ...owner, accountId: '000000000000' }
    expect(await getRequestLog(elsewhere, { requestId: id })).toEqual({ lines: [], isComplete: true })
    await expect(getRequestLog(owner, { requestId: '../../etc' })).rejects.toMatchObject({ status: 400 })
    await expect(getRequestLog(viewer, { requestId: id })).rejects.toMatchObject({ status: 403 })
  }))
