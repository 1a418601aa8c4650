import { expect, test } from 'vitest'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { checkApiKeyImport } from './check-api-key-import.ts'
import { createApiKey } from './create-api-key.ts'
import { exportApiKeys } from './export-api-keys.ts'
import { getApiKeys } from './get-api-keys.ts'
import { importApiKeys } from './import-api-keys.ts'

const value = (letter: string) => letter.repeat(40)

test('a check says what each line would do, and keeps nothing', () =>
  withWorld(async ({ owner, stranger }) => {
    const { id: planId } = await createUsagePlan(owner, { name: 'Plan' })
    await createApiKey(owner, { name: 'There', value: value('t') })
    await createApiKey(stranger, { name: 'Theirs', value: value('s') })
    const body = [
      'Name,key,description,enabled,usageplanids',
      `New,${value('n')},,true,"${planId},none"`,
      `There again,${value('t')},,,`,
      `Stolen,${value('s')},,,`,
      'Short,abc,,,',
      `,${value('x')},,,`,
      `New twice,${value('n')},,maybe,`,
    ].join('\n')
    const check = await checkApiKeyImport(owner, { body })
    expect(check).toMatchObject({ lines: 6, created: 1, updated: 1 })
    expect(check.problems).toMatchObject([
      { line: 2, severity: 'warning', text: 'Usage plan none does not exist' },
      { line: 4, severity: 'refused', text: 'API Key already exists' },
      { line: 5, severity: 'refused' },
      { line: 6, severity: 'refused', text: 'Name is missing' },
      { line: 7, severity: 'refused', text: 'Enabled must be true or false' },
    ])
    expect((await getApiKeys(owner, {})).items.map(({ name }) => name)).toEqual(['There'])
    await expect(checkApiKeyImport(owner, { body: 'nothing' })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
  }))

test('only those who may make keys check and export them', () =>
  withWorld(async ({ as }) => {
    for (const call of [checkApiKeyImport(as('viewer'), { body: 'name,key' }), exportApiKeys(as('viewer'), {})]) {
      await expect(call).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
  }))

test('what is exported is what an import reads, and a name that a spreadsheet would run does not', () =>
  withWorld(async ({ owner }) => {
    const names = ['=1+1', '@sum', '"quoted", with a comma', 'two\nlines', 'plain', "it's"]
    for (const [index, name] of names.entries()) {
      await createApiKey(owner, { name, value: value(String(index)), enabled: index !== 0 })
    }
    const { csv, keys } = await exportApiKeys(owner, {})
    expect(keys).toBe(names.length)
    expect(csv).not.toMatch(/(^|[,"\n])[=@]/)
    const before = (await getApiKeys(owner, { includeValues: true })).items
    const { ids, warnings } = await importApiKeys(owner, { body: csv, format: 'csv' })
    expect([new Set(ids).size, warnings]).toEqual([names.length, []])
    const after = (await getApiKeys(owner, { includeValues: true })).items
    expect(after.map(({ name, value, enabled }) => [name, value, enabled])).toEqual(
      before.map(({ name, value, enabled }) => [name, value, enabled]),
    )
  }))
