'use client'

import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import { useIsReady } from './use-is-ready.ts'

interface FileButtonProps {
  children: ReactNode
  /** Name of the hidden file field, for who does not see the button. */
  label: string
  /** What the file dialog offers: endings and media types. */
  accept: string
  icon?: ReactNode
  isPending?: boolean
  onFile: (file: File) => void
}

/** Chooses a file from the disk; the same one may be chosen again. */
export function FileButton({ children, label, accept, icon, isPending = false, onFile }: FileButtonProps) {
  const isReady = useIsReady()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        disabled={!isReady}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button icon={icon} isPending={isPending} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
