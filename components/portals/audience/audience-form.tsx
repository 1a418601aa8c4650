'use client'

import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { PortalAccess } from '#server/portals/portals/portal.ts'
import { useDraft } from '../editing/use-draft.ts'

interface AudienceFormProps {
  portalId: string
  access: PortalAccess
  groupIds: readonly string[]
  groups: readonly { groupId: string; name: string }[]
  /** The name of the installation's OpenID Connect issuer; undefined where there is none. */
  issuerName: string | undefined
  save: FormAction
  canWrite: boolean
}

/** Who may enter a portal. It holds at once. */
export function AudienceForm(props: AudienceFormProps) {
  const { portalId, groupIds, groups, issuerName, save, canWrite } = props
  const t = useTranslations('portals.audience')
  const [access, setAccess] = useDraft<string>(props.access)
  const choices = ['public', 'sign-up', 'invitation', 'request', ...(issuerName ? ['openid'] : [])] as const
  return (
    <Card title={t('title')} description={t('help')}>
      <Form action={save} hidden={{ portalId }} aria-label={t('title')}>
        <WriteFields canWrite={canWrite}>
          <RadioCards
            name="access"
            label={t('who')}
            info="portals.access"
            value={access}
            onChange={setAccess}
            columns={2}
            cards={choices.map((value) => ({
              value,
              title: t(`choice.${value as PortalAccess}.title`),
              description: t(`choice.${value as PortalAccess}.help`, { issuer: issuerName ?? '' }),
            }))}
          />
          {(access === 'invitation' || access === 'request') && (
            <div className="flex flex-col gap-2">
              <h3 className="font-medium text-[0.8125rem]">{t('groups')}</h3>
              {groups.length === 0 ? (
                <p className="text-[0.8125rem] text-muted">{t('noGroups')}</p>
              ) : (
                <ul className="grid gap-2 sm:grid-cols-2">
                  {groups.map(({ groupId, name }) => (
                    <li key={groupId}>
                      <Checkbox name="groupIds" value={groupId} defaultSelected={groupIds.includes(groupId)}>
                        {name}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
          <Notice tone="info">{t('narrows')}</Notice>
          {canWrite && <SubmitButton className="self-start">{t('save')}</SubmitButton>}
        </WriteFields>
      </Form>
    </Card>
  )
}
