'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { showToast } from '#components/ui/toast.tsx'

export interface ZipUpload {
  isBusy: boolean
  /** Why the last one was refused. */
  refusal: string | undefined
  send(href: string, zip: File): Promise<void>
}

/** Sends a zip to the route handler that takes packages, and goes to the function. */
export function useZipUpload(): ZipUpload {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  return {
    isBusy,
    refusal,
    async send(href, zip) {
      setIsBusy(true)
      const answer = await upload(href, zip)
      setIsBusy(false)
      setRefusal('message' in answer ? answer.message : undefined)
      if ('message' in answer) return
      showToast({ tone: 'ok', message: `${zip.name} is uploaded, and running within a second` })
      router.push(answer.location)
      router.refresh()
    },
  }
}

async function upload(href: string, zip: File): Promise<{ location: string } | { message: string }> {
  try {
    const response = await fetch(href, { method: 'POST', body: zip, headers: { accept: 'application/json' } })
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
