'use client'

import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

interface DropOverlayProps {
  onFile: (file: File) => void
}

/** Takes a file that is dropped anywhere on the page; shows that it will while one is dragged over. */
export function DropOverlay({ onFile }: DropOverlayProps) {
  const t = useTranslations('publish.import')
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onFile)
  latest.current = onFile
  useEffect(() => watchDrops(setIsOver, (file) => latest.current(file)), [])
  if (!isOver) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-backdrop p-6">
      <p className="flex items-center gap-3 rounded-xl border-2 border-accent border-dashed bg-raised px-8 py-6 font-medium text-lg">
        <FileUp className="size-6 text-accent-text" aria-hidden />
        {t('drop')}
      </p>
    </div>
  )
}

function watchDrops(setIsOver: (isOver: boolean) => void, onFile: (file: File) => void): () => void {
  // Entering a child fires before leaving its parent: count to know when the pointer has left the page.
  let depth = 0
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const enter = (event: DragEvent) => {
    if (!hasFile(event)) return
    depth += 1
    setIsOver(true)
  }
  const leave = (event: DragEvent) => {
    if (!hasFile(event)) return
    depth -= 1
    if (depth <= 0) setIsOver(false)
  }
  const over = (event: DragEvent) => {
    if (hasFile(event)) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    if (!hasFile(event)) return
    event.preventDefault()
    depth = 0
    setIsOver(false)
    const file = event.dataTransfer?.files[0]
    if (file) onFile(file)
  }
  const controller = new AbortController()
  const options = { signal: controller.signal }
  window.addEventListener('dragenter', enter, options)
  window.addEventListener('dragleave', leave, options)
  window.addEventListener('dragover', over, options)
  window.addEventListener('drop', drop, options)
  return () => controller.abort()
}
