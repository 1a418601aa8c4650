'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { HelpTopic } from '#components/ui/help-topic.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TemplateSample } from '#server/rest-apis/integrations/template-sample.ts'
import { ContentTypeTabs } from './content-type-tabs.tsx'
import { RefusedField } from './refused-field.tsx'
import { RowsLabel } from './rows-label.tsx'
import { sampleText } from './sample-text.ts'
import { type EditedSample, TemplateEditor } from './template-editor.tsx'
import type { TemplateTools } from './template-tools.ts'

interface TemplateSetProps {
  /** Name in the form: each template is sent as `{field}.name` and `{field}.value`. */
  field: string
  label: string
  help: string
  /** Entry of the help panel that tells what they do. */
  info: HelpTopic
  /** By content type. */
  templates: Readonly<Record<string, string>>
  sample: TemplateSample
  tools: TemplateTools
  canWrite: boolean
}

interface EditedTemplate {
  key: number
  contentType: string
  text: string
}

/** The templates of a body by content type: one of them is open in the editor. */
export function TemplateSet({ field, label, help, info, templates, sample, tools, canWrite }: TemplateSetProps) {
  const t = useTranslations('apis.templateSet')
  const id = useId()
  const [edited, setEdited] = useState<EditedTemplate[]>(() =>
    Object.entries(templates).map(([contentType, text], key) => ({ key, contentType, text })),
  )
  const [openKey, setOpenKey] = useState(0)
  const [tried, setTried] = useState<EditedSample>(() => ({ body: sample.body, rest: sampleText(sample) }))
  const open = edited.find(({ key }) => key === openKey) ?? edited[0]
  const change = (changed: Partial<EditedTemplate>) =>
    setEdited(edited.map((template) => (template === open ? { ...template, ...changed } : template)))
  const add = () => {
    const key = Math.max(-1, ...edited.map((template) => template.key)) + 1
    const isKnown = edited.some(({ contentType }) => contentType === 'application/json')
    setEdited([...edited, { key, contentType: isKnown ? '' : 'application/json', text: '' }])
    setOpenKey(key)
  }
  return (
    <fieldset name={field} className="flex min-w-0 flex-col gap-3" aria-labelledby={id}>
      <div className="flex flex-col gap-0.5">
        <RowsLabel id={id} info={info}>
          {label}
        </RowsLabel>
        <p className="text-[0.8125rem] text-muted">{help}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ContentTypeTabs templates={edited} openKey={open?.key} onOpen={setOpenKey} />
        {canWrite && (
          <Button size="small" icon={<Plus />} onPress={add}>
            {t('add')}
          </Button>
        )}
      </div>
      {edited.map((template) => (
        <span key={template.key} hidden>
          <input type="hidden" name={`${field}.name`} value={template.contentType} />
          <input type="hidden" name={`${field}.value`} value={template.text} />
        </span>
      ))}
      <RefusedField name={field} />
      {open && (
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line p-3 sm:p-4">
          {canWrite && (
            <TemplateHead
              template={open}
              tools={tools}
              onChange={change}
              onRemove={() => setEdited(edited.filter((template) => template !== open))}
            />
          )}
          <TemplateEditor
            key={open.key}
            label={t('editor', { type: open.contentType || t('untitled') })}
            value={open.text}
            onChange={(text) => change({ text })}
            contentType={open.contentType}
            sample={tried}
            onSampleChange={setTried}
            tools={tools}
            isReadOnly={!canWrite}
          />
        </div>
      )}
    </fieldset>
  )
}

interface TemplateHeadProps {
  template: EditedTemplate
  tools: TemplateTools
  onChange: (changed: Partial<EditedTemplate>) => void
  onRemove: () => void
}

function TemplateHead({ template, tools, onChange, onRemove }: TemplateHeadProps) {
  const t = useTranslations('apis.templateSet')
  const generate = async (modelName: string) => {
    const text = await tools.modelTemplate({ restApiId: tools.restApiId, modelName }).catch(() => undefined)
    if (text !== undefined) onChange({ text })
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <TextField
        key={template.key}
        label={t('contentType')}
        className="sm:max-w-64"
        value={template.contentType}
        onChange={(contentType) => onChange({ contentType })}
        placeholder="application/json"
        monospace
        autoComplete="off"
      />
      {tools.models.length > 0 && (
        <Select
          label={t('generate')}
          className="sm:max-w-56"
          placeholder={t('generatePlaceholder')}
          options={tools.models.map((name) => ({ value: name, label: name }))}
          onChange={generate}
        />
      )}
      <Button variant="danger-ghost" icon={<Trash2 />} onPress={onRemove} className="sm:ml-auto">
        {t('remove')}
      </Button>
    </div>
  )
}
