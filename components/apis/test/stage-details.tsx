import { ArrowDown } from 'lucide-react'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { MessageChange, StageTrace } from '#server/rest-apis/test-invoke/trace-method.ts'
import { MessageView } from './message-view.tsx'
import { numbered } from './numbered.ts'
import { TemplateValues } from './template-values.tsx'

/** What one stage learned, changed and computed. */
export function StageDetails({ stage }: { stage: StageTrace }) {
  const facts = stage.changes.flatMap((change) => ('fact' in change ? [{ key: change.fact, value: change.value }] : []))
  const messages = stage.changes.flatMap((change) => ('after' in change ? [change] : []))
  const { refusal } = stage
  const isQuiet = !refusal && facts.length === 0 && messages.length === 0 && stage.templates.length === 0
  return (
    <div className="flex flex-col gap-4">
      {isQuiet && <p className="text-[0.8125rem] text-muted">It let the request pass and changed nothing.</p>}
      {refusal && (
        <Notice tone="danger" title={refusal.type}>
          {refusal.cause ?? refusal.message ?? 'No reason was given.'}
        </Notice>
      )}
      {facts.length > 0 && <KeyValueList items={facts} columns={2} />}
      {numbered(stage.templates).map(({ key, item }) => (
        <TemplateValues key={key} template={item} />
      ))}
      {numbered(messages).map(({ key, item }) => (
        <Change key={key} change={item} />
      ))}
    </div>
  )
}

function Change({ change: { before, after } }: { change: MessageChange }) {
  return (
    <div className="flex flex-col gap-2">
      {before && (
        <>
          <MessageView message={before} place="before" />
          <ArrowDown className="mx-auto size-4 text-faint" aria-label="becomes" />
        </>
      )}
      <MessageView message={after} place="after" />
    </div>
  )
}
