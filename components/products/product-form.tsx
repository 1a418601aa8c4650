'use client'

import { useState } from 'react'
import { Markdown } from '#components/portal/markdown.tsx'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Product } from '#server/portals/products/product.ts'
import { VisibilityCards } from './visibility-cards.tsx'

interface ProductFormProps {
  product: Product
  action: FormAction
}

/** What consumers read. */
export function ProductForm({ product, action }: ProductFormProps) {
  const [description, setDescription] = useState(product.description)
  return (
    <Card title="Presentation">
      <Form action={action} hidden={{ productId: product.productId }}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label="Name" defaultValue={product.name} autoComplete="off" />
          <TextField
            name="slug"
            label="Address"
            defaultValue={product.slug}
            help="After /products/; old links stop working when it changes"
            monospace
            autoComplete="off"
          />
          <TextField name="tagline" label="In one line" defaultValue={product.tagline} optional autoComplete="off" />
          <TextField
            name="category"
            label="Category"
            defaultValue={product.category ?? ''}
            placeholder="Payments"
            optional
            autoComplete="off"
          />
        </div>
        <VisibilityCards defaultValue={product.visibility} />
        <div className="grid gap-5 lg:grid-cols-2">
          <TextArea
            name="description"
            label="Description"
            help="Markdown"
            value={description}
            onChange={setDescription}
            rows={14}
            optional
          />
          <section aria-label="Preview of the description" className="flex min-w-0 flex-col gap-1.5">
            <span className="font-medium text-[0.8125rem]">Preview</span>
            <div className="max-h-96 flex-1 overflow-auto rounded-lg border border-line bg-canvas p-4">
              {description.trim() ? <Markdown text={description} /> : <p className="text-muted">Nothing yet.</p>}
            </div>
          </section>
        </div>
        <SubmitButton className="self-start">Save presentation</SubmitButton>
      </Form>
    </Card>
  )
}
