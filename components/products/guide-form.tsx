'use client'

import { ExternalLink, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Guide } from '#server/portals/guides/guide.ts'
import { MarkdownField } from './markdown-field.tsx'

/** What was deleted, to make it again where it stood. */
export interface DeletedGuide {
  index: number
  title: string
  slug: string
  markdown: string
}

interface GuideFormProps {
  productId: string
  productSlug: string
  guide: Guide
  save: FormAction
  /** Answers with what it was; a text is why it did not go. */
  remove: (guideId: string) => Promise<DeletedGuide | string>
  restore: (productId: string, guide: DeletedGuide) => Promise<string | undefined>
  mayWrite: boolean
}

/** A guide in its making, with what it will look like beside it. */
export function GuideForm({ productId, productSlug, guide, save, remove, restore, mayWrite }: GuideFormProps) {
  const t = useTranslations('products.guideForm')
  const router = useRouter()
  const [markdown, setMarkdown] = useState(guide.markdown)
  const removeGuide = async () => {
    const gone = await remove(guide.guideId).catch(() => t('notDeleted'))
    if (typeof gone === 'string') return showToast({ tone: 'danger', message: gone })
    router.push(`/console/products/${productId}/guides`)
    const undo = async () => {
      const problem = await restore(productId, gone).catch(() => t('notDeleted'))
      if (problem) showToast({ tone: 'danger', message: problem })
      router.refresh()
    }
    showToast({ tone: 'ok', message: t('deleted', { title: gone.title }), action: { label: t('undo'), onPress: undo } })
  }
  return (
    <Card
      title={guide.title}
      actions={
        <>
          <LinkButton href={`/products/${productSlug}/guides/${guide.slug}`} size="small" icon={<ExternalLink />}>
            {t('open')}
          </LinkButton>
          {mayWrite && (
            <Button variant="danger-ghost" size="small" icon={<Trash2 />} onPress={removeGuide}>
              {t('delete')}
            </Button>
          )}
        </>
      }
    >
      <Form action={save} hidden={{ guideId: guide.guideId }}>
        <WriteFields canWrite={mayWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="title" label={t('name')} defaultValue={guide.title} autoComplete="off" />
            <TextField
              name="slug"
              label={t('slug')}
              info="products.guideAddress"
              help={t('slugHelp', { product: productSlug })}
              defaultValue={guide.slug}
              monospace
              autoComplete="off"
            />
          </div>
          <MarkdownField
            name="markdown"
            label={t('text')}
            previewLabel={t('preview')}
            value={markdown}
            onChange={setMarkdown}
            rows={24}
          />
        </WriteFields>
        {mayWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </Form>
    </Card>
  )
}
