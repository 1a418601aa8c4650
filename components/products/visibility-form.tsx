'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Form } from '#components/ui/form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { Group } from '#server/portals/groups/group.ts'
import type { Product } from '#server/portals/products/product.ts'
import { VisibilityCards } from './visibility-cards.tsx'

interface VisibilityFormProps {
  product: Product
  /** Of the account. */
  groups: readonly Group[]
  action: FormAction
  mayWrite: boolean
}

/** Who finds a product once it is published. */
export function VisibilityForm({ product, groups, action, mayWrite }: VisibilityFormProps) {
  const t = useTranslations('products.visibilityForm')
  const [visibility, setVisibility] = useState<string>(product.visibility)
  const chosen = product.groups.map(({ groupId }) => groupId)
  return (
    <Card title={t('title')} info="products.visibility" description={t('description')}>
      <Form action={action} hidden={{ productId: product.productId }}>
        <WriteFields canWrite={mayWrite}>
          <VisibilityCards defaultValue={product.visibility} onChange={setVisibility} withGroups />
          <fieldset className={visibility === 'groups' ? 'flex flex-col gap-3' : 'hidden'}>
            <legend className="mb-1.5 font-medium text-[0.8125rem]">{t('groups')}</legend>
            {groups.length === 0 && <p className="text-muted text-sm">{t('noGroups')}</p>}
            <div className="grid gap-2 sm:grid-cols-2">
              {groups.map((group) => (
                <Checkbox
                  key={group.groupId}
                  name="groupIds"
                  value={group.groupId}
                  defaultSelected={chosen.includes(group.groupId)}
                  help={t('members', { count: group.memberCount })}
                >
                  {group.name}
                </Checkbox>
              ))}
            </div>
            <LinkButton href="/console/groups" size="small" className="self-start">
              {t('manageGroups')}
            </LinkButton>
          </fieldset>
        </WriteFields>
        {mayWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
      </Form>
    </Card>
  )
}
