'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CodeEditor } from '#components/functions/code-editor.tsx'
import { jsonProblem } from '#components/ui/json-problem.ts'

/** A JSON Schema; what is no JSON is said with its line while it is typed. */
export function SchemaField({ schema, isReadOnly = false }: { schema: string; isReadOnly?: boolean }) {
  const t = useTranslations('models')
  const ui = useTranslations('ui')
  const [text, setText] = useState(() => pretty(schema))
  const problem = text.trim() === '' ? undefined : jsonProblem(text, ui)
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-[0.8125rem]">{t('schemaField.schema')}</span>
      <CodeEditor
        label={t('schemaField.schemaJSON')}
        name="schema"
        value={text}
        onChange={setText}
        rows={18}
        isReadOnly={isReadOnly}
        error={problem}
      />
      <p className="text-[0.8125rem] text-muted">
        {t.rich('schemaField.draft4', {
          reference: '{"$ref": "https://apigateway.amazonaws.com/restapis/…/models/Name"}',
          code: (text) => <code className="wrap-anywhere">{text}</code>,
        })}
      </p>
    </div>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2)
  } catch {
    return json
  }
}
