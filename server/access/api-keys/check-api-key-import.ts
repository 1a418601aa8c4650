import { z } from 'zod'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { importLines, type LineProblem, readApiKeyLines } from './import-api-keys.ts'
import type { ApiKeyLine } from './read-api-key-csv.ts'

/** What an import would do. */
export interface ImportCheck {
  readonly lines: number
  /** Keys that would be made. */
  readonly created: number
  /** Keys that are there already and would take the file's name, description, state and plans. */
  readonly updated: number
  readonly problems: readonly LineProblem[]
}

class TakenBack extends Error {}

/** Tries an import of keys and takes it back: the report is exact, because it is the import that wrote it. */
export const checkApiKeyImport = query({
  name: 'CheckApiKeyImport',
  permission: 'api-keys:write',
  input: z.object({ body: z.string() }),
  async run(context, { body }): Promise<ImportCheck> {
    const lines = readApiKeyLines(body)
    const check: { done?: ImportCheck } = {}
    try {
      await context.db.transaction(async (db) => {
        check.done = await tried({ ...context, db, changed: () => {} }, lines)
        throw new TakenBack()
      })
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error
    }
    if (!check.done) throw new Error('The import was neither tried nor refused')
    return check.done
  },
})

/** One line at a time: what one of them is refused for says nothing about the others. */
async function tried(context: CommandContext, lines: readonly ApiKeyLine[]): Promise<ImportCheck> {
  let [created, imported] = [0, 0]
  const problems: LineProblem[] = []
  for (const line of lines) {
    const outcome = await attempt(context, line, () => created++)
    imported += outcome.ids.length
    problems.push(...outcome.problems)
  }
  return { lines: lines.length, created, updated: imported - created, problems }
}

async function attempt(context: CommandContext, line: ApiKeyLine, onCreated: () => void) {
  try {
    return await inside(context, (nested) => importLines(nested, [line], onCreated))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const problem: LineProblem = { line: line.line, severity: 'refused', text: error.message }
    return { ids: [], problems: [problem] }
  }
}

/** What a refused line has begun to write is taken back with it. */
async function inside<Output>(
  context: CommandContext,
  run: (context: CommandContext) => Promise<Output>,
): Promise<Output> {
  return await context.db.transaction(async (db: Context['db']) => await run({ ...context, db }))
}
