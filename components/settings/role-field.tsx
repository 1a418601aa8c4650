'use client'

import { useTranslations } from 'next-intl'
import { RadioCards } from '../ui/radio-cards.tsx'

const roles = ['viewer', 'developer', 'admin', 'owner'] as const

interface RoleFieldProps {
  defaultRole: string
  canMakeOwner: boolean
}

/** What a member may do. */
export function RoleField({ defaultRole, canMakeOwner }: RoleFieldProps) {
  const t = useTranslations('settings.roles')
  const cards = roles
    .filter((value) => canMakeOwner || value !== 'owner')
    .map((value) => ({ value, title: t(`${value}.title`), description: t(`${value}.text`) }))
  return (
    <RadioCards
      name="role"
      label={t('label')}
      info="account.roles"
      cards={cards}
      defaultValue={defaultRole}
      columns={1}
    />
  )
}
