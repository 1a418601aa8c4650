'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Form } from '#components/ui/form.tsx'
import { Select } from '#components/ui/select.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Product } from '#server/portals/products/product.ts'

interface DeprecationFormProps {
  product: Product
  /** Those that its users can go to. */
  others: readonly { slug: string; name: string }[]
  announce: FormAction
  takeBack: FormAction
  mayWrite: boolean
}

/** That a product is going to end: when, why, and where its users go. */
export function DeprecationForm({ product, others, announce, takeBack, mayWrite }: DeprecationFormProps) {
  const t = useTranslations('products.deprecationForm')
  const { dateTime } = useFormatter()
  const { productId, deprecation, subscriptionCount } = product
  return (
    <>
      <Card title={t('title')} info="products.deprecation" description={t('description')}>
        <Form action={announce} hidden={{ productId }}>
          {deprecation && (
            <p className="text-muted text-sm">
              {t('announced', {
                date: dateTime(new Date(deprecation.announcedAt), { dateStyle: 'medium', timeZone: 'UTC' }),
              })}
            </p>
          )}
          <WriteFields canWrite={mayWrite}>
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                name="deprecation.endsAt"
                type="date"
                label={t('endsAt')}
                info="products.deprecationEnd"
                help={t('endsAtHelp')}
                defaultValue={deprecation?.endsAt.slice(0, 10) ?? ''}
              />
              <Select
                name="deprecation.successorSlug"
                label={t('successor')}
                info="products.successor"
                defaultValue={deprecation?.successorSlug ?? ''}
                optional
                options={[
                  { value: '', label: t('noSuccessor') },
                  ...others.map(({ slug, name }) => ({ value: slug, label: name, help: `/products/${slug}` })),
                ]}
              />
            </div>
            <TextArea
              name="deprecation.message"
              label={t('message')}
              info="products.deprecationMessage"
              help={t('messageHelp')}
              defaultValue={deprecation?.message ?? ''}
              rows={4}
            />
          </WriteFields>
          {mayWrite && (
            <SubmitButton className="self-start">
              {deprecation ? t('save') : t('announce', { count: subscriptionCount })}
            </SubmitButton>
          )}
        </Form>
      </Card>
      {deprecation && mayWrite && (
        <Card title={t('takeBackTitle')} description={t('takeBackHelp')}>
          <Form action={takeBack} hidden={{ productId }}>
            <SubmitButton variant="secondary" className="self-start">
              {t('takeBack')}
            </SubmitButton>
          </Form>
        </Card>
      )}
    </>
  )
}
