import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { exportOpenapi } from './export-openapi.ts'
import { getImportReport } from './get-import-report.ts'
import { importRestApi } from './import-rest-api.ts'
import { readDefinition } from './read-definition.ts'

const folder = path.resolve('../shared/data/openapi')
test.each(readdirSync(folder))('%s', (file) =>
  withWorld(async ({ owner }) => {
    const api = await importRestApi(owner, { body: readFileSync(path.join(folder, file)) })
    const report = await getImportReport(owner, { restApiId: api.id })
    const d = await readDefinition(owner.db, api.id)
    console.log(
      file,
      api.warnings,
      report.format,
      report.servers,
      d.resources.length,
      d.resources.flatMap((r) => r.methods).length,
      d.models.length,
      d.documentationParts.length,
    )
    console.log(
      report.entries
        .filter((e) => e.outcome !== 'kept')
        .map((e) => `${e.outcome} ${e.pointer} ${e.message}`)
        .join('\n'),
    )
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`/tmp/export-${file}.json`, JSON.stringify(exportOpenapi(d), null, 1))
  }),
)
