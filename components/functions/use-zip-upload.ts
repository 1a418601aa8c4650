'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { readFilePlace, sendFile } from '#components/ui/send-file.ts'
import { showToast } from '#components/ui/toast.tsx'

export interface ZipUpload {
  isBusy: boolean
  /** Why the last one was refused. */
  refusal: string | undefined
  send(href: string, zip: File): Promise<void>
}

/** Sends a zip to the route handler that takes packages, and goes to the function. */
export function useZipUpload(): ZipUpload {
  const ui = useTranslations('ui')
  const t = useTranslations('functions')
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  return {
    isBusy,
    refusal,
    async send(href, zip) {
      setIsBusy(true)
      const answer = await sendFile(href, zip, readFilePlace, ui)
      setIsBusy(false)
      setRefusal('message' in answer ? answer.message : undefined)
      if ('message' in answer) return
      showToast({ tone: 'ok', message: t('upload.done', { name: zip.name }) })
      router.push(answer.taken.location)
      router.refresh()
    },
  }
}
