import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PreparedPGlite } from './prepared-pglite.ts'

let prepared: PreparedPGlite
let plain: PGlite
beforeAll(async () => {
  prepared = await PreparedPGlite.open({})
  plain = await PGlite.create()
  for (const database of [prepared, plain]) {
    await database.exec('create table things (id int primary key, name text, at timestamptz, tags text[], more jsonb)')
  }
}, 60_000)
afterAll(async () => {
  await prepared.close()
  await plain.close()
})

const names = async () =>
  (
    await prepared.query<{ statement: string }>(
      "select statement from pg_prepared_statements where statement not like '%pg_prepared_statements%'",
    )
  ).rows

test('answers are PGlite’s own, however often a query comes', async () => {
  const add = 'insert into things values ($1, $2, $3, $4, $5) returning *'
  for (let id = 0; id < 4; id++) {
    const values = [id, id === 1 ? null : `näme ${id}`, '2026-01-02T03:04:05Z', ['a', 'b,c'], { deep: [id] }]
    expect(await prepared.query(add, values)).toEqual(await plain.query(add, values))
  }
  const reads: [string, unknown[]][] = [
    ['select * from things where id = $1', [2]],
    ['select * from things where id = $1', [99]],
    ['select * from things where id = any($1) order by id', [[1, 3]]],
    ['select count(*) from things', []],
    ['update things set name = $2 where id > $1', [2, 'x']],
    ['begin', []],
    ['commit', []],
  ]
  for (let time = 0; time < 4; time++) {
    for (const [text, values] of reads) {
      const options = { rowMode: time % 2 === 0 ? 'array' : 'object' } as const
      expect(await prepared.query(text, values, options)).toEqual(await plain.query(text, values, options))
    }
  }
  expect((await names()).map(({ statement }) => statement)).toContain('select * from things where id = $1')
})

test('an error is PostgreSQL’s, leaves the statement usable and a transaction to be rolled back', async () => {
  const add = 'insert into things (id) values ($1)'
  await prepared.query(add, [100])
  for (let time = 0; time < 3; time++) {
    await expect(prepared.query(add, [100])).rejects.toMatchObject({ code: '23505' })
    await expect(prepared.query('selekt $1', [1])).rejects.toMatchObject({ code: '42601' })
    await expect(prepared.query(add, ['no number'])).rejects.toThrow()
    await prepared.query(add, [200 + time])
  }
  for (let time = 0; time < 3; time++) {
    const broken = prepared.transaction(async (transaction) => {
      await transaction.query(add, [300])
      await expect(transaction.query(add, [300])).rejects.toMatchObject({ code: '23505' })
      await expect(transaction.query(add, [301])).rejects.toMatchObject({ code: '25P02' })
      throw new Error('rolled back')
    })
    await expect(broken).rejects.toThrow('rolled back')
  }
  expect((await prepared.query('select id from things where id >= 300')).rows).toEqual([])
})

test('queries that come at once are answered each by its own rows', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => 1000 + index)
  for (const id of ids) await prepared.query('insert into things (id, name) values ($1, $2)', [id, `n${id}`])
  const read = (id: number) => prepared.query<{ name: string }>('select name from things where id = $1', [id])
  const answers = await Promise.all(ids.map(read))
  expect(answers.map(({ rows }) => rows[0]?.name)).toEqual(ids.map((id) => `n${id}`))
})

test('after a change of the schema statements are prepared anew', async () => {
  const read = 'select * from things where id = 1000'
  for (let time = 0; time < 3; time++) await prepared.query(read)
  await prepared.exec('alter table things add column extra int default 7')
  await prepared.forgetStatements()
  expect(await names()).toEqual([])
  for (let time = 0; time < 3; time++) expect((await prepared.query(read)).rows).toMatchObject([{ extra: 7 }])
})

test('a change of the schema that nobody told costs one error', async () => {
  const read = 'select * from things where id = 1001'
  for (let time = 0; time < 3; time++) await prepared.query(read)
  await prepared.exec('alter table things add column other int default 8')
  await expect(prepared.query(read)).rejects.toMatchObject({ code: '0A000' })
  for (let time = 0; time < 3; time++) expect((await prepared.query(read)).rows).toMatchObject([{ other: 8 }])
})

test('no more than three hundred stay prepared, and none of a long text', async () => {
  await prepared.forgetStatements()
  const many = Array.from({ length: 320 }, (_, index) => `select ${index} as n`)
  for (const text of many) {
    await prepared.query(text)
    await prepared.query(text)
  }
  expect((await names()).length).toBeLessThanOrEqual(300)
  expect((await prepared.query<{ n: number }>('select 3 as n')).rows).toEqual([{ n: 3 }])
  const long = `select '${'x'.repeat(4000)}' as n`
  for (let time = 0; time < 3; time++) await prepared.query(long)
  expect((await names()).some(({ statement }) => statement === long)).toBe(false)
})

test('what is not a plain query goes through: several statements, descriptions, notifications', async () => {
  expect(await prepared.exec('select 1 as a; select 2 as a')).toMatchObject([
    { rows: [{ a: 1 }] },
    { rows: [{ a: 2 }] },
  ])
  const described = await prepared.describeQuery('select id from things where name = $1')
  expect(described.resultFields).toMatchObject([{ name: 'id' }])
  const heard: string[] = []
  const unlisten = await prepared.listen('news', (text) => heard.push(text))
  await prepared.query("select pg_notify('news', $1)", ['one'])
  await prepared.query("select pg_notify('news', $1)", ['two'])
  await prepared.query("select pg_notify('news', $1)", ['three'])
  expect(heard).toEqual(['one', 'two', 'three'])
  await unlisten()
})
