'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { Markdown } from '#components/portal/markdown.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { TextArea } from '#components/ui/text-area.tsx'

interface MarkdownFieldProps {
  name: string
  label: string
  /** Accessible name of the preview. */
  previewLabel: string
  value: string
  onChange: (value: string) => void
  rows?: number
}

/** Markdown with what it will look like: beside it on a wide screen, in its place on a narrow one. */
export function MarkdownField({ name, label, previewLabel, value, onChange, rows = 14 }: MarkdownFieldProps) {
  const t = useTranslations('products.markdownField')
  const [view, setView] = useState('write')
  const shown = useDeferredValue(value)
  return (
    <div className="flex flex-col gap-3">
      <div className="lg:hidden">
        <Segments
          label={t('view')}
          choices={[
            { value: 'write', label: t('write') },
            { value: 'preview', label: t('preview') },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      <div className="grid gap-5 lg:grid-cols-2">
        <TextArea
          name={name}
          label={label}
          help={t('help')}
          value={value}
          onChange={onChange}
          rows={rows}
          optional
          className={view === 'write' ? '' : 'max-lg:hidden'}
        />
        <section
          aria-label={previewLabel}
          className={`flex min-w-0 flex-col gap-1.5 ${view === 'preview' ? '' : 'max-lg:hidden'}`}
        >
          <span className="font-medium text-[0.8125rem]">{t('preview')}</span>
          {/* Its height is the field's: a long text scrolls in both. */}
          <div className="relative min-h-48 flex-1">
            <div className="overflow-auto rounded-lg border border-line bg-canvas p-4 lg:absolute lg:inset-0">
              {shown.trim() ? <Markdown text={shown} /> : <p className="text-muted">{t('nothing')}</p>}
            </div>
          </div>
        </section>
      </div>
    </div>
  )
}
