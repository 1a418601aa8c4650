'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { sendFile } from '#components/ui/send-file.ts'

export type ImportState =
  | { status: 'idle' }
  | { status: 'sending'; fileName: string }
  | { status: 'refused'; fileName: string; message: string }

/** Sends a document to the import route and goes to the review of what was made of it. */
export function useImport(uploadHref: string): {
  state: ImportState
  send: (document: Blob, fileName: string) => Promise<void>
} {
  const ui = useTranslations('ui')
  const router = useRouter()
  const [state, setState] = useState<ImportState>({ status: 'idle' })
  const send = async (document: Blob, fileName: string): Promise<void> => {
    setState({ status: 'sending', fileName })
    const answer = await sendFile(uploadHref, document, ui)
    if ('location' in answer) router.push(answer.location)
    else setState({ status: 'refused', fileName, message: answer.message })
  }
  return { state, send }
}
