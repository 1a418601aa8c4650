import { FileArchive } from 'lucide-react'
import { FileButton } from '#components/ui/file-button.tsx'

interface ZipButtonProps {
  children: string
  isBusy: boolean
  onZip: (zip: File) => void
}

/** Chooses a zip from the disk. */
export function ZipButton({ children, isBusy, onZip }: ZipButtonProps) {
  return (
    <FileButton label="Zip file" accept=".zip,application/zip" icon={<FileArchive />} isPending={isBusy} onFile={onZip}>
      {children}
    </FileButton>
  )
}
