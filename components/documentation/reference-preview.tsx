'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import { membersOf } from './part-properties.ts'
import { PropertiesView } from './properties-view.tsx'
import type { ReferenceOutline, ReferenceRow } from './reference-outline.ts'

interface ReferencePreviewProps {
  outline: ReferenceOutline
  /** The entity whose text is edited: marked. */
  selectedKey: string | undefined
  /** What is being typed: shown in place of the text of this entity, or of this part wherever it applies. */
  overlay: { key?: string; partId?: string; properties: string }
}

interface RowContext {
  selectedKey: string | undefined
  textOf: (row: ReferenceRow) => string | undefined
}

/** The reference as consumers will read it, with what is being typed in its place. */
export function ReferencePreview({ outline, selectedKey, overlay }: ReferencePreviewProps) {
  const t = useTranslations('documentation')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const row = selectedKey === undefined ? null : box.current?.querySelector<HTMLElement>('[data-selected]')
    if (row && box.current) box.current.scrollTop = row.offsetTop - box.current.clientHeight / 3
  }, [selectedKey])
  const context: RowContext = {
    selectedKey,
    textOf: (row) => {
      const isTyped = row.key === overlay.key || (row.partId !== undefined && row.partId === overlay.partId)
      return isTyped ? overlay.properties : row.properties
    },
  }
  return (
    <section
      aria-label={t('referencePreview.previewOfTheReference')}
      className="flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface min-[87.5rem]:sticky min-[87.5rem]:top-4"
    >
      <h2 className="border-line border-b bg-canvas px-5 py-2.5 font-medium text-[0.8125rem] text-muted">
        {t('referencePreview.preview')}
      </h2>
      <div
        ref={box}
        tabIndex={0}
        className="relative flex flex-col gap-5 overflow-y-auto px-5 py-4 focus-visible:-outline-offset-2 min-[87.5rem]:max-h-[calc(100dvh-6rem)]"
      >
        <Subject outline={outline} context={context} />
        <Rows title={t('referencePreview.methods')} rows={outline.methods} context={context} />
        <Rows title={t('referencePreview.parameters')} rows={outline.parameters} context={context} />
        <Rows
          title={t('referencePreview.requestBody')}
          rows={outline.requestBody ? [outline.requestBody] : []}
          context={context}
          hideLabels
        />
        {outline.responses.length > 0 && <Title>{t('referencePreview.responses')}</Title>}
        {outline.responses.map((response) => (
          <Response key={response.row.key} response={response} context={context} />
        ))}
      </div>
    </section>
  )
}

function Subject({ outline: { subject }, context }: { outline: ReferenceOutline; context: RowContext }) {
  return (
    <Row row={subject} context={context} isSubject>
      <p className="flex min-w-0 items-baseline gap-3">
        {subject.type === 'METHOD' && <MethodLabel method={subject.method ?? ''} className="text-sm" />}
        {subject.path === undefined ? (
          <span className="font-semibold text-base wrap-anywhere">{subject.label}</span>
        ) : (
          <code className="font-medium text-sm wrap-anywhere">{subject.path}</code>
        )}
      </p>
    </Row>
  )
}

interface RowsProps {
  title: string
  rows: readonly ReferenceRow[]
  context: RowContext
  hideLabels?: boolean
}

function Rows({ title, rows, context, hideLabels }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <Title>{title}</Title>
      {rows.map((row) => (
        <Row key={row.key} row={row} context={context}>
          {!hideLabels && <RowLabel row={row} />}
        </Row>
      ))}
    </div>
  )
}

function Title({ children }: { children: ReactNode }) {
  return <h3 className="border-line border-t pt-4 font-medium text-faint text-xs">{children}</h3>
}

const places: Readonly<Record<string, string>> = {
  PATH_PARAMETER: 'path',
  QUERY_PARAMETER: 'query',
  REQUEST_HEADER: 'header',
  RESPONSE_HEADER: 'header',
}

function RowLabel({ row }: { row: ReferenceRow }) {
  if (row.type === 'METHOD') return <MethodLabel method={row.label} />
  if (row.type === 'RESPONSE') {
    const status = Number(row.label)
    return <StatusChip tone={httpStatusTone(status)}>{row.label}</StatusChip>
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <code className="font-medium text-[0.8125rem] wrap-anywhere">{row.label}</code>
      {places[row.type] && <span className="text-faint text-xs">{places[row.type]}</span>}
    </p>
  )
}

function Response({ response, context }: { response: ReferenceOutline['responses'][number]; context: RowContext }) {
  const inside = [...response.headers, ...(response.body ? [response.body] : [])]
  return (
    <div className="flex flex-col gap-2">
      <Row row={response.row} context={context}>
        <RowLabel row={response.row} />
      </Row>
      {inside.length > 0 && (
        <div className="flex flex-col gap-2 border-line border-l pl-3">
          {inside.map((row) => (
            <Row key={row.key} row={row} context={context}>
              <RowLabel row={row} />
            </Row>
          ))}
        </div>
      )}
    </div>
  )
}

interface RowProps {
  row: ReferenceRow
  context: RowContext
  isSubject?: boolean
  children?: ReactNode
}

function Row({ row, context, isSubject, children }: RowProps) {
  const t = useTranslations('documentation')
  const text = context.textOf(row)
  const isEmpty = text === undefined || Object.keys(membersOf(text)).length === 0
  const isSelected = row.key === context.selectedKey
  return (
    <div
      {...(isSelected ? { 'data-selected': true } : {})}
      className={classNames(
        'flex min-w-0 flex-col gap-1.5',
        isSelected && '-mx-3 rounded-md bg-accent-soft px-3 py-2 [&_.text-faint]:text-muted',
      )}
    >
      {children}
      {isEmpty ? (
        isSelected && <p className="text-[0.8125rem] text-muted italic">{t('referencePreview.noTextYet')}</p>
      ) : (
        <PropertiesView properties={text} compact={!isSubject} />
      )}
    </div>
  )
}
