'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { DocumentedPart } from '#server/rest-apis/documentation/get-documentation-tree.ts'
import { placeWords } from './location-words.ts'

interface RemoveTextProps {
  restApiId: string
  part: DocumentedPart
  /** What applies when this one is gone. */
  fallback: DocumentedPart | undefined
  removeAction: FormAction
  restoreAction: FormAction
}

/** Takes a text away at once; the toast brings it back. */
export function RemoveText({ restApiId, part, fallback, removeAction, restoreAction }: RemoveTextProps) {
  const t = useTranslations('documentation')
  const [isPending, startTransition] = useTransition()
  const restore = async () => {
    const { status, message } = await restoreAction({ status: 'idle' }, partForm(restApiId, part))
    if (status === 'error') showToast({ tone: 'danger', message: message ?? t('removeText.theTextCouldNotBe') })
    else showToast({ message: t('removeText.theTextIsBack') })
  }
  const remove = () =>
    startTransition(async () => {
      const data = new FormData()
      data.set('restApiId', restApiId)
      data.set('documentationPartId', part.id)
      const { status, message } = await removeAction({ status: 'idle' }, data)
      if (status === 'error') showToast({ tone: 'danger', message: message ?? t('removeText.theTextWasNotRemoved') })
      else
        showToast({
          tone: 'info',
          message: fallback
            ? t('removeText.removedTheTextFromShows', { value0: placeWords(fallback.location, t) })
            : t('removeText.textRemoved'),
          action: { label: t('removeText.undo'), onPress: () => void restore() },
        })
    })
  return (
    <Button variant="danger-ghost" icon={<Trash2 />} isPending={isPending} onPress={remove} className="sm:ml-auto">
      {fallback ? t('removeText.removeOverride') : t('removeText.removeText')}
    </Button>
  )
}

/** A part as the form that makes it sends it. */
function partForm(restApiId: string, { location, properties }: DocumentedPart): FormData {
  const data = new FormData()
  data.set('restApiId', restApiId)
  data.set('properties', properties)
  data.set('type', location.type)
  if (location.name !== undefined) data.set('name', location.name)
  for (const field of ['path', 'method', 'statusCode'] as const) {
    const value = location[field]
    if (value !== undefined) data.set(`location.${field}`, value)
  }
  return data
}
