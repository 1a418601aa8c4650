'use client'

import { ImagePlus, X } from 'lucide-react'
import Image from 'next/image'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FileButton } from '#components/ui/file-button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { UploadAnswer } from './branding-answers.ts'

interface LogoFieldProps {
  portalId: string
  label: string
  help: string
  imageId: string | null
  onChange: (imageId: string | null) => void
  upload: (data: FormData) => Promise<UploadAnswer>
  isDark?: boolean
}

/** A picture of the branding: chosen from the disk, looked at by the server, shown on its ground. */
export function LogoField({ portalId, label, help, imageId, onChange, upload, isDark }: LogoFieldProps) {
  const t = useTranslations('portals.branding')
  const [problem, setProblem] = useState<string>()
  const [isPending, startTransition] = useTransition()
  const send = (file: File) =>
    startTransition(async () => {
      const data = new FormData()
      data.set('portalId', portalId)
      data.set('file', file)
      const answer = await upload(data).catch(() => ({ message: t('tooLarge') }))
      setProblem('message' in answer ? answer.message : undefined)
      if ('imageId' in answer) onChange(answer.imageId)
    })
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-[0.8125rem]">{label}</span>
      <div className="flex flex-wrap items-center gap-3">
        <span
          className={`flex h-14 w-36 items-center justify-center rounded-lg border border-line p-2 ${isDark ? 'bg-[#111317]' : 'bg-white'}`}
        >
          {imageId ? (
            <Image
              unoptimized
              width={128}
              height={40}
              src={`/console/portals/${portalId}/images/${imageId}`}
              alt={label}
              className="max-h-full max-w-full object-contain"
            />
          ) : (
            <span className={`text-xs ${isDark ? 'text-[#adb1b9]' : 'text-[#4e535b]'}`}>{t('noPicture')}</span>
          )}
        </span>
        <FileButton
          label={label}
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          icon={<ImagePlus />}
          isPending={isPending}
          onFile={send}
        >
          {t('upload')}
        </FileButton>
        {imageId && (
          <IconButton label={t('removePicture', { name: label })} icon={<X />} onPress={() => onChange(null)} />
        )}
      </div>
      <span className="text-[0.8125rem] text-muted">{help}</span>
      {problem && (
        <span role="alert" className="text-[0.8125rem] text-danger">
          {problem}
        </span>
      )}
    </div>
  )
}
