'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Product } from '#server/portals/products/product.ts'
import { MarkdownField } from './markdown-field.tsx'

interface ProductFormProps {
  product: Product
  action: FormAction
  mayWrite: boolean
}

/** What consumers read. */
export function ProductForm({ product, action, mayWrite }: ProductFormProps) {
  const t = useTranslations('products.productForm')
  const [description, setDescription] = useState(product.description)
  return (
    <Card title={t('title')}>
      <Form action={action} hidden={{ productId: product.productId }}>
        <WriteFields canWrite={mayWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name" label={t('name')} defaultValue={product.name} autoComplete="off" />
            <TextField
              name="slug"
              label={t('slug')}
              info="products.address"
              defaultValue={product.slug}
              help={t('slugHelp')}
              monospace
              autoComplete="off"
            />
            <TextField name="tagline" label={t('tagline')} defaultValue={product.tagline} optional autoComplete="off" />
            <TextField
              name="category"
              label={t('category')}
              info="products.category"
              defaultValue={product.category ?? ''}
              placeholder={t('categoryExample')}
              optional
              autoComplete="off"
            />
          </div>
          <MarkdownField
            name="description"
            label={t('description')}
            previewLabel={t('descriptionPreview')}
            value={description}
            onChange={setDescription}
          />
        </WriteFields>
        {mayWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </Form>
    </Card>
  )
}
