'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { readFilePlace } from '#components/ui/send-file.ts'
import { DocumentProgress } from './document-progress.tsx'
import { DocumentSource } from './document-source.tsx'
import { useDocumentUpload } from './use-document-upload.ts'

interface ImportCardProps {
  /** The route handler that takes a document. */
  uploadHref: string
}

/** Import a document: chosen, pasted, or dropped anywhere on the page. Goes to the review of what was made of it. */
export function ImportCard({ uploadHref }: ImportCardProps) {
  const t = useTranslations('publish.import')
  const router = useRouter()
  const { state, send } = useDocumentUpload({
    href: uploadHref,
    readAnswer: readFilePlace,
    onTaken: ({ location }) => router.push(location),
  })
  // Taken is not the end here: the review is still to come.
  const isBusy = state.status === 'sending' || state.status === 'taken'
  return (
    <Card title={t('title')} description={t('help')}>
      <div className="flex flex-col gap-3">
        <DocumentSource label={t('document')} isBusy={isBusy} onDocument={send} />
        <DocumentProgress state={state} />
      </div>
    </Card>
  )
}
