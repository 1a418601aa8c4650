import type { Translate } from '#components/messages/translate.ts'

/** Where to go after an upload, or why it was refused. */
export type FileAnswer = { location: string } | { message: string }

/** Sends a file to a route handler that answers with a place to go to or with a message. Never rejects. */
export async function sendFile(href: string, file: Blob, t: Translate<'ui'>): Promise<FileAnswer> {
  try {
    const response = await fetch(href, { method: 'POST', body: file, headers: { accept: 'application/json' } })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null) {
      if ('location' in answer && typeof answer.location === 'string') return { location: answer.location }
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message }
    }
  } catch {
    return { message: t('upload.broken') }
  }
  return { message: t('upload.silent') }
}
