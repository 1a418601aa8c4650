'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { CallerKind, SimulationChoices } from './simulation.ts'

const kinds: readonly CallerKind[] = ['visitor', 'member', 'authorizer', 'other-account']

const allowing = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] },
  undefined,
  2,
)

/** Who calls: what is known about each kind of caller. */
export function SimulatorCaller({ accessKeys }: Pick<SimulationChoices, 'accessKeys'>) {
  const t = useTranslations('resource-policy.caller')
  const [kind, setKind] = useState<CallerKind>('visitor')
  return (
    <>
      <RadioCards
        label={t('label')}
        info="resourcePolicy.caller"
        name="caller.kind"
        value={kind}
        onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'visitor')}
        cards={kinds.map((value) => ({
          value,
          title: t(`${value}.title`),
          description: t(`${value}.description`),
          isDisabled: value === 'member' && accessKeys.length === 0,
        }))}
      />
      {kind === 'member' && (
        <Select
          label={t('accessKey')}
          name="caller.accessKeyId"
          defaultValue={accessKeys[0]?.id ?? ''}
          options={accessKeys.map(({ id, userName, description }) => ({
            value: id,
            label: `${userName} · ${id}`,
            ...(description ? { help: description } : {}),
          }))}
        />
      )}
      {kind === 'authorizer' && (
        <>
          <TextField
            label={t('principalId')}
            name="caller.principalId"
            defaultValue="user"
            monospace
            autoComplete="off"
          />
          <TextArea
            key="authorizer"
            label={t('returned')}
            name="caller.policy"
            defaultValue={allowing}
            help={t('returnedHelp')}
            rows={10}
            monospace
          />
        </>
      )}
      {kind === 'other-account' && (
        <>
          <TextField
            label={t('userArn')}
            name="caller.userArn"
            placeholder="arn:aws:iam::999999999999:user/eve"
            monospace
            autoComplete="off"
          />
          <TextArea
            key="other"
            label={t('allowed')}
            name="caller.policy"
            defaultValue={allowing}
            help={t('allowedHelp')}
            rows={10}
            monospace
          />
        </>
      )}
    </>
  )
}
