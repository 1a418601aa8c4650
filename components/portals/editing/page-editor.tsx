'use client'

import { useTranslations } from 'next-intl'
import { Markdown } from '#components/portal/markdown.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalPage } from '#server/portals/portals/content/portal-content.ts'
import { slugFrom } from './slug-from.ts'
import { useDraft } from './use-draft.ts'

interface PageEditorProps {
  portalId: string
  /** Undefined for a new one. */
  page: PortalPage | undefined
  previewHref: string | undefined
  save: FormAction
  canWrite: boolean
}

/** One page of a portal: its text beside what it will look like. */
export function PageEditor({ portalId, page, previewHref, save, canWrite }: PageEditorProps) {
  const t = useTranslations('portals.pageEditor')
  const [title, setTitle] = useDraft(page?.title ?? '')
  const [slug, setSlug] = useDraft(page?.slug)
  const [markdown, setMarkdown] = useDraft(page?.markdown ?? '')
  return (
    <Card title={page ? page.title : t('newTitle')}>
      <Form action={save} hidden={{ portalId, pageId: page?.id ?? '' }} aria-label={t('label')}>
        <WriteFields canWrite={canWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="title" label={t('title')} value={title} onChange={setTitle} autoComplete="off" />
            <TextField
              name="slug"
              label={t('address')}
              info="portals.pageAddress"
              help={t('addressHelp')}
              value={slug ?? slugFrom(title)}
              onChange={setSlug}
              monospace
              autoComplete="off"
            />
          </div>
          <div className="grid gap-5 lg:grid-cols-2">
            <TextArea
              name="markdown"
              label={t('text')}
              help={t('markdown')}
              value={markdown}
              onChange={setMarkdown}
              rows={18}
            />
            <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-1.5">
              <span className="font-medium text-[0.8125rem]">{t('preview')}</span>
              <div className="max-h-[28rem] flex-1 overflow-auto rounded-lg border border-line bg-canvas p-4">
                {markdown.trim() ? <Markdown text={markdown} /> : <p className="text-muted">{t('nothing')}</p>}
              </div>
            </section>
          </div>
          <div className="flex flex-wrap gap-2">
            {canWrite && <SubmitButton>{t('save')}</SubmitButton>}
            {previewHref && (
              <LinkButton href={previewHref} target="_blank">
                {t('previewInPortal')}
              </LinkButton>
            )}
          </div>
        </WriteFields>
      </Form>
    </Card>
  )
}
