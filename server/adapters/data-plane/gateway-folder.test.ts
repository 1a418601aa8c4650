import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimAbandonedFolders, claimGatewayFolder } from './gateway-folder.ts'

let gateways: string
beforeEach(() => {
  gateways = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-gateways-')), 'gateways')
})
afterEach(() => rmSync(path.dirname(gateways), { recursive: true, force: true }))

test('a process keeps its node id over restarts', async () => {
  const first = await claimGatewayFolder(gateways)
  first.lock.release()
  const second = await claimGatewayFolder(gateways)
  expect(second.nodeId).toBe(first.nodeId)
  expect([second.usage, second.snapshots]).toEqual([
    path.join(gateways, '1', 'usage'),
    path.join(gateways, '1', 'snapshots'),
  ])
  second.lock.release()
})

test('processes that run together have a folder and an id each', async () => {
  const first = await claimGatewayFolder(gateways)
  const second = await claimGatewayFolder(gateways)
  expect(second.nodeId).not.toBe(first.nodeId)
  first.lock.release()
  expect((await claimGatewayFolder(gateways)).nodeId).toBe(first.nodeId)
})

test('abandoned are the folders that no process holds; each is held until it is released', async () => {
  const first = await claimGatewayFolder(gateways)
  const second = await claimGatewayFolder(gateways)
  second.lock.release()
  mkdirSync(path.join(gateways, 'notes'))
  writeFileSync(path.join(gateways, 'readme'), '')
  const abandoned = await claimAbandonedFolders(gateways)
  expect(abandoned.map(({ nodeId }) => nodeId)).toEqual([second.nodeId])
  expect(await claimAbandonedFolders(gateways)).toEqual([])
  first.lock.release()
  for (const { lock } of abandoned) lock.release()
})
