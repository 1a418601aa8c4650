import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadHandler } from './load-handler.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gatehouse-handler-'))
  mkdirSync(path.join(root, 'deep/er'), { recursive: true })
  const files = {
    'module.mjs': 'export const handler = () => 1; export const api = { get: () => 2 }; export const number = 3',
    'common.cjs': 'module.exports = { handler: () => 4 }',
    'computed.cjs': 'module.exports = Object.fromEntries([["handler", () => 5]])',
    'deep/er/app.mjs': 'export const handler = () => 6',
    'broken.mjs': 'export const = 1',
    'needing.mjs': 'import "nothing-of-that-name"',
    'throwing.mjs': 'throw new RangeError("at the start")',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['module.handler', 1],
  ['module.api.get', 2],
  ['common.handler', 4],
  ['computed.handler', 5],
  ['deep/er/app.handler', 6],
])('%s is found', async (name, answer) => {
  const handler = await loadHandler(root, name)
  expect(typeof handler === 'function' && handler({}, {}, {})).toBe(answer)
})

test.each([
  ['module', 'Runtime.MalformedHandlerName', 'Bad handler'],
  ['.handler', 'Runtime.MalformedHandlerName', 'Bad handler'],
  ['../module.handler', 'Runtime.MalformedHandlerName', 'Bad handler'],
  ['nowhere.handler', 'Runtime.ImportModuleError', "Cannot find module 'nowhere'"],
  ['needing.handler', 'Runtime.ImportModuleError', 'nothing-of-that-name'],
  ['module.other', 'Runtime.HandlerNotFound', 'module.other is undefined or not exported'],
  ['module.number', 'Runtime.HandlerNotFound', 'module.number is undefined or not exported'],
  ['module.api.put', 'Runtime.HandlerNotFound', 'is undefined or not exported'],
  ['module.missing.get', 'Runtime.HandlerNotFound', 'is undefined or not exported'],
  ['throwing.handler', 'RangeError', 'at the start'],
])('%s says what is wrong', async (name, errorType, errorMessage) => {
  expect(await loadHandler(root, name)).toMatchObject({
    errorType,
    errorMessage: expect.stringContaining(errorMessage),
  })
})
