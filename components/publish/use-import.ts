'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

export type ImportState =
  | { status: 'idle' }
  | { status: 'sending'; fileName: string }
  | { status: 'refused'; fileName: string; message: string }

/** Sends a document to the import route and goes to the review of what was made of it. */
export function useImport(uploadHref: string): {
  state: ImportState
  send: (document: Blob, fileName: string) => Promise<void>
} {
  const router = useRouter()
  const [state, setState] = useState<ImportState>({ status: 'idle' })
  const send = async (document: Blob, fileName: string): Promise<void> => {
    setState({ status: 'sending', fileName })
    const answer = await upload(uploadHref, document)
    if ('location' in answer) router.push(answer.location)
    else setState({ status: 'refused', fileName, message: answer.message })
  }
  return { state, send }
}

async function upload(href: string, document: Blob): Promise<{ location: string } | { message: string }> {
  try {
    const response = await fetch(href, { method: 'POST', body: document, headers: { accept: 'application/json' } })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null) {
      if ('location' in answer && typeof answer.location === 'string') return { location: answer.location }
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message }
    }
  } catch {
    return { message: 'The upload broke off. Check the connection and try again.' }
  }
  return { message: 'The server did not say why. Its log has the cause.' }
}
