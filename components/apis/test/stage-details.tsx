'use client'

import { useTranslations } from 'next-intl'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { StageTrace } from '#server/rest-apis/test-invoke/trace-method.ts'
import { MessageChange } from './message-change.tsx'
import { numbered } from './numbered.ts'
import { TemplateValues } from './template-values.tsx'

/** What one stage learned, changed and computed. */
export function StageDetails({ stage }: { stage: StageTrace }) {
  const t = useTranslations('test.stage')
  const facts = stage.changes.flatMap((change) => ('fact' in change ? [{ key: change.fact, value: change.value }] : []))
  const messages = stage.changes.flatMap((change) => ('after' in change ? [change] : []))
  const { refusal } = stage
  const isQuiet = !refusal && facts.length === 0 && messages.length === 0 && stage.templates.length === 0
  return (
    <div className="flex flex-col gap-4">
      {isQuiet && <p className="text-[0.8125rem] text-muted">{t('quiet')}</p>}
      {refusal && (
        <Notice tone="danger" title={refusal.type}>
          {refusal.cause ?? refusal.message ?? t('noReason')}
        </Notice>
      )}
      {facts.length > 0 && <KeyValueList items={facts} columns={2} />}
      {numbered(stage.templates).map(({ key, item }) => (
        <TemplateValues key={key} template={item} />
      ))}
      {numbered(messages).map(({ key, item }) => (
        <MessageChange key={key} change={item} />
      ))}
    </div>
  )
}
