'use client'

import { FileArchive } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'

interface ZipButtonProps {
  children: string
  isBusy: boolean
  onZip: (zip: File) => void
}

/** Chooses a zip from the disk. */
export function ZipButton({ children, isBusy, onZip }: ZipButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label="Zip file"
        accept=".zip,application/zip"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const zip = event.target.files?.[0]
          if (zip) onZip(zip)
          event.target.value = ''
        }}
      />
      <Button icon={<FileArchive />} isPending={isBusy} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
