import { FileArchive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { FileButton } from '#components/ui/file-button.tsx'

interface ZipButtonProps {
  children: string
  isBusy: boolean
  onZip: (zip: File) => void
}

/** Chooses a zip from the disk. */
export function ZipButton({ children, isBusy, onZip }: ZipButtonProps) {
  const t = useTranslations('functions')
  return (
    <FileButton
      label={t('zipButton.zipFile')}
      accept=".zip,application/zip"
      icon={<FileArchive />}
      isPending={isBusy}
      onFile={onZip}
    >
      {children}
    </FileButton>
  )
}
