import type { Translate } from '#components/messages/translate.ts'

/** Where to go after an upload. */
export interface FilePlace {
  readonly location: string
}

/**
 * Sends a file to a route handler that answers with what `readAnswer` knows or with a message, which says why the file was
 * refused. Never rejects.
 */
export async function sendFile<Taken>(
  href: string,
  file: Blob,
  readAnswer: (answer: object) => Taken | undefined,
  t: Translate<'ui'>,
): Promise<{ taken: Taken } | { message: string }> {
  try {
    const response = await fetch(href, { method: 'POST', body: file, headers: { accept: 'application/json' } })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null) {
      const taken = readAnswer(answer)
      if (taken !== undefined) return { taken }
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message }
    }
  } catch {
    return { message: t('upload.broken') }
  }
  return { message: t('upload.silent') }
}

/** For routes that answer where to go. */
export function readFilePlace(answer: object): FilePlace | undefined {
  return 'location' in answer && typeof answer.location === 'string' ? { location: answer.location } : undefined
}
