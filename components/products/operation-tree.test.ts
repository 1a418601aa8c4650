import { expect, test } from 'vitest'
import { operationFits, operationName, operationRows, operationTree } from './operation-tree.ts'

const operations = ['GET /', 'GET /pets', 'POST /pets', 'GET /pets/{id}', 'GET /shops/{id}/stock'].map((name) => {
  const [httpMethod = '', path = ''] = name.split(' ')
  return { httpMethod, path, summary: path === '/pets' ? 'All animals' : undefined }
})

test('a part of a path with nothing of its own is joined with the only part below it', () => {
  const tree = operationTree(operations)
  expect(tree.map(({ text }) => text)).toEqual(['/', '/pets', '/shops/{id}/stock'])
  expect(tree[1]?.branches.map(({ id, text }) => [id, text])).toEqual([['/pets/{id}', '/{id}']])
})

test('a branch names all that is below it, so that it is ticked as a whole', () => {
  expect(operationTree(operations)[1]?.names).toEqual(['GET /pets', 'POST /pets', 'GET /pets/{id}'])
})

test('no operation is lost or shown twice', () => {
  const rows = operationRows(operationTree(operations), new Set())
  const shown = rows.flatMap((row) => (row.kind === 'operation' ? [operationName(row.operation)] : []))
  expect(shown.toSorted()).toEqual(operations.map(operationName).toSorted())
})

test('what is below a closed branch is not a line', () => {
  const rows = operationRows(operationTree(operations), new Set(['/pets']))
  expect(rows.map(({ id, level }) => `${level} ${id}`)).toEqual([
    '1 /',
    '2 GET /',
    '1 /pets',
    '1 /shops/{id}/stock',
    '2 GET /shops/{id}/stock',
  ])
})

test('an operation fits when verb, path and summary have all words', () => {
  const found = (text: string) => operations.filter((one) => operationFits(one, text.split(' '))).map(operationName)
  expect(found('get pets')).toEqual(['GET /pets', 'GET /pets/{id}'])
  expect(found('animals')).toEqual(['GET /pets', 'POST /pets'])
  expect(found('animals shops')).toEqual([])
})
