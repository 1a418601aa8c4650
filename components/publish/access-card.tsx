'use client'

import { BadgeCheck, Globe, KeyRound, ListChecks, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '#components/ui/card.tsx'
import { type RadioCard, RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextField } from '#components/ui/text-field.tsx'

export type Access = 'api-key' | 'open' | 'authorizer' | 'mixed'

export interface AccessCardProps {
  /** What the methods say now. */
  access: Access
  /** With access `authorizer`: which. */
  authorizerId: string | undefined
  authorizers: readonly { id: string; name: string }[]
  canWrite: boolean
}

type Choice = 'api-key' | 'open' | 'jwt' | 'authorizer' | 'keep'

/** Who may call, and whether from browsers. */
export function AccessCard({ access, authorizerId, authorizers, canWrite }: AccessCardProps) {
  const t = useTranslations('publish.backend')
  const [chosen, setChosen] = useState<string>(firstChoice(access, canWrite))
  const named = authorizers.map(({ id, name }) => ({ value: id, label: name, help: id }))
  return (
    <Card title={t('access')}>
      <div className="flex flex-col gap-6">
        <RadioCards
          name="access"
          label={t('whoMayCall')}
          value={chosen}
          onChange={setChosen}
          cards={choicesOf(access, authorizers.length > 0).map((choice) => accessCard(choice, t))}
        />
        {chosen === 'jwt' && (
          <TextField
            name="issuer"
            label={t('issuer')}
            placeholder="https://id.example.com"
            help={t('issuerHelp')}
            monospace
            autoComplete="off"
          />
        )}
        {chosen === 'authorizer' && (
          <Select
            name="authorizerId"
            label={t('authorizer')}
            options={named}
            {...defaultOf(authorizerId ?? authorizers[0]?.id)}
            className="sm:w-96"
          />
        )}
        {canWrite && (
          <Switch name="cors" defaultSelected help={t('corsHelp')}>
            {t('cors')}
          </Switch>
        )}
      </div>
    </Card>
  )
}

/** A key, unless the methods say already that something else lets callers in. */
function firstChoice(access: Access, canWrite: boolean): Choice {
  if (access === 'mixed') return 'keep'
  return access === 'authorizer' || !canWrite ? access : 'api-key'
}

function choicesOf(access: Access, hasAuthorizers: boolean): Choice[] {
  const choices: (Choice | false)[] = [
    access === 'mixed' && 'keep',
    'api-key',
    'open',
    'jwt',
    hasAuthorizers && 'authorizer',
  ]
  return choices.filter((choice) => choice !== false)
}

const icons = {
  'api-key': <KeyRound aria-hidden />,
  open: <Globe aria-hidden />,
  jwt: <BadgeCheck aria-hidden />,
  authorizer: <ShieldCheck aria-hidden />,
  keep: <ListChecks aria-hidden />,
}

function accessCard(choice: Choice, t: ReturnType<typeof useTranslations<'publish.backend'>>): RadioCard {
  return { value: choice, title: t(`by.${choice}`), description: t(`byHelp.${choice}`), icon: icons[choice] }
}

function defaultOf(value: string | undefined): { defaultValue?: string } {
  return value === undefined ? {} : { defaultValue: value }
}
