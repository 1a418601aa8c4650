'use client'

import { FileUp, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { FileButton } from '#components/ui/file-button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

interface FileFieldProps {
  name: string
  accept: string
  help?: string | undefined
  file: File | undefined
  onChange: (file: File | undefined) => void
}

/** Bytes that are sent as they are. */
const mostBytes = 1_048_576

/** A file that goes into the body. */
export function FileField({ name, accept, help, file, onChange }: FileFieldProps) {
  const t = useTranslations('portal.fields')
  const { number } = useFormatter()
  return (
    <div className="flex flex-col gap-1.5">
      <code className="text-[0.8125rem]">{name}</code>
      <div className="flex min-w-0 items-center gap-2">
        <FileButton label={t('fileOf', { name })} accept={accept} icon={<FileUp />} onFile={onChange}>
          {t('chooseFile')}
        </FileButton>
        {file && (
          <>
            <span className="min-w-0 truncate text-[0.8125rem] text-muted">
              {file.name} · {number(file.size / 1024, { maximumFractionDigits: 1 })} KiB
            </span>
            <IconButton label={t('removePart', { name: file.name })} icon={<X />} onPress={() => onChange(undefined)} />
          </>
        )}
      </div>
      {file && file.size > mostBytes && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {t('fileTooLarge')}
        </p>
      )}
      {help && <p className="text-[0.8125rem] text-muted">{help}</p>}
    </div>
  )
}
