'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { CodeEditor, type CodeEditorHandle } from '#components/ui/code-editor.tsx'
import type { CodeProblem } from '#components/ui/code-problem.ts'
import { CodeProblems } from '#components/ui/code-problems.tsx'
import { Segments } from '#components/ui/segments.tsx'
import type { TemplateSample } from '#server/rest-apis/integrations/template-sample.ts'
import { readSample } from './sample-text.ts'
import { templateCompletions } from './template-completions.ts'
import { TemplateResult } from './template-result.tsx'
import type { TemplateTools } from './template-tools.ts'
import { useEvaluation } from './use-evaluation.ts'

/** A sample while it is being edited: as texts, which may be wrong for a moment. */
export interface EditedSample {
  body: string
  /** All but the body, as JSON. */
  rest: string
}

interface TemplateEditorProps {
  /** Accessible name. */
  label: string
  value: string
  onChange: (value: string) => void
  contentType: string
  sample: EditedSample
  onSampleChange: (sample: EditedSample) => void
  tools: TemplateTools
  isReadOnly: boolean
}

/** A mapping template with what it makes of a sample beside it. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { label, value, contentType, sample, tools } = props
  const t = useTranslations('apis.templateEditor')
  const editor = useRef<CodeEditorHandle>(null)
  const [view, setView] = useState('result')
  const completions = useMemo(() => templateCompletions(tools.scope), [tools.scope])
  const read = useMemo(() => readSample(sample.rest, sample.body), [sample.rest, sample.body])
  const lastGood = useRef<TemplateSample>(undefined)
  if (read) lastGood.current = read
  const evaluation = useEvaluation(tools.restApiId, value, read ?? lastGood.current, tools.evaluate)
  const { result } = evaluation
  const problems = useMemo<CodeProblem[]>(() => [...(result?.problems ?? [])], [result])
  return (
    <div className="grid min-w-0 gap-4 xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex min-h-8 items-center font-medium text-[0.8125rem]">{t('template')}</div>
        <CodeEditor
          ref={editor}
          label={label}
          language="vtl"
          rows={16}
          value={value}
          onChange={props.onChange}
          completions={completions}
          problems={problems}
          isReadOnly={props.isReadOnly}
        />
        <CodeProblems label={label} problems={problems} onGoTo={(line, column) => editor.current?.goTo(line, column)} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <Segments
          label={t('view')}
          value={view}
          onChange={setView}
          choices={[
            { value: 'result', label: t('result') },
            { value: 'body', label: t('sampleBody') },
            { value: 'rest', label: t('sampleRest') },
          ]}
        />
        {view === 'result' && (
          <TemplateResult
            evaluation={evaluation}
            expectsJson={/\bjson\b/i.test(contentType)}
            onGoTo={(line) => editor.current?.goTo(line, 1)}
          />
        )}
        {view === 'body' && (
          <CodeEditor
            label={t('sampleBodyOf', { name: label })}
            language="json"
            rows={16}
            value={sample.body}
            onChange={(body) => props.onSampleChange({ ...sample, body })}
          />
        )}
        {view === 'rest' && (
          <CodeEditor
            label={t('sampleRestOf', { name: label })}
            language="json"
            rows={16}
            value={sample.rest}
            onChange={(rest) => props.onSampleChange({ ...sample, rest })}
            error={read ? undefined : t('noSample')}
          />
        )}
      </div>
    </div>
  )
}
