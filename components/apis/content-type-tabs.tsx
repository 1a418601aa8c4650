'use client'

import { useTranslations } from 'next-intl'
import { Segments } from '#components/ui/segments.tsx'

interface ContentTypeTabsProps {
  templates: readonly { key: number; contentType: string }[]
  openKey: number | undefined
  onOpen: (key: number) => void
}

/** Which template is open, by content type; nothing where there is no choice. */
export function ContentTypeTabs({ templates, openKey, onOpen }: ContentTypeTabsProps) {
  const t = useTranslations('apis.templateSet')
  if (templates.length < 2 || openKey === undefined) return null
  return (
    <div className="max-w-full overflow-x-auto">
      <Segments
        label={t('types')}
        value={String(openKey)}
        onChange={(key) => onOpen(Number(key))}
        choices={templates.map(({ key, contentType }) => ({ value: String(key), label: contentType || t('untitled') }))}
      />
    </div>
  )
}
