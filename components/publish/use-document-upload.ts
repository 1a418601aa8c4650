'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { sendFile } from '#components/ui/send-file.ts'

/** What became of the document that was sent last. */
export type DocumentState<Taken> =
  | { status: 'idle' }
  | { status: 'sending'; fileName: string }
  | { status: 'refused'; fileName: string; message: string }
  | { status: 'taken'; fileName: string; taken: Taken }

interface DocumentUploadOptions<Taken> {
  /** The route handler that takes the document. */
  href: string
  readAnswer: (answer: object) => Taken | undefined
  /** Goes to, or renders anew, what the document has made. */
  onTaken: (taken: Taken) => void
}

/** Sends a definition, or what is made from one, to the server. */
export function useDocumentUpload<Taken>({ href, readAnswer, onTaken }: DocumentUploadOptions<Taken>): {
  state: DocumentState<Taken>
  send: (document: Blob, fileName: string) => Promise<void>
} {
  const ui = useTranslations('ui')
  const [state, setState] = useState<DocumentState<Taken>>({ status: 'idle' })
  const send = async (document: Blob, fileName: string): Promise<void> => {
    setState({ status: 'sending', fileName })
    const answer = await sendFile(href, document, readAnswer, ui)
    if ('message' in answer) {
      setState({ status: 'refused', fileName, message: answer.message })
      return
    }
    setState({ status: 'taken', fileName, taken: answer.taken })
    onTaken(answer.taken)
  }
  return { state, send }
}
