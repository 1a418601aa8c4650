import type { Translate } from '#components/messages/translate.ts'

/** What came of an import, or why nothing did. */
export type ImportOutcome = { fileName: string } & ({ count: number; warnings: string[] } | { message: string })

/** Posts a document to the route that takes texts. Never rejects. */
export async function sendTexts(
  href: string,
  document: Blob,
  fileName: string,
  t: Translate<'documentation'>,
): Promise<ImportOutcome> {
  try {
    const response = await fetch(href, { method: 'POST', body: document, headers: { accept: 'application/json' } })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null) {
      if ('count' in answer && typeof answer.count === 'number' && 'warnings' in answer) {
        return {
          fileName,
          count: answer.count,
          warnings: Array.isArray(answer.warnings) ? answer.warnings.map(String) : [],
        }
      }
      if ('message' in answer && typeof answer.message === 'string') return { fileName, message: answer.message }
    }
  } catch {
    return { fileName, message: t('importTexts.brokeOff') }
  }
  return { fileName, message: t('importTexts.silent') }
}
