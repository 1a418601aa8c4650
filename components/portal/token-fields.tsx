'use client'

import { Eye, EyeOff, Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TokenPlace } from '#server/portals/try/operation-access.ts'
import type { TokenValues } from './token-values.ts'

interface TokenFieldsProps {
  places: readonly TokenPlace[]
  values: TokenValues
  onChange: (values: TokenValues) => void
}

/** What an authorizer reads, masked while it is typed; without a place, that it decides by something else. */
export function TokenFields({ places, values, onChange }: TokenFieldsProps) {
  const t = useTranslations('portal.token')
  const [isShown, setIsShown] = useState(false)
  const sendable = places.filter((place) => place.isSendable)
  const others = places.filter((place) => !place.isSendable)
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-4">
      <div className="flex items-center justify-between gap-2">
        <p className="flex items-center gap-2 text-sm">
          <Ticket className="size-4 shrink-0 text-muted" aria-hidden />
          {places.length > 0 ? t('needed', { count: places.length }) : t('decides')}
        </p>
        {sendable.length > 0 && (
          <IconButton
            size="small"
            label={isShown ? t('hide') : t('show')}
            icon={isShown ? <EyeOff /> : <Eye />}
            aria-pressed={isShown}
            onPress={() => setIsShown(!isShown)}
          />
        )}
      </div>
      {sendable.map((place) => (
        <TextField
          key={place.scheme}
          label={
            <>
              <code className="font-normal text-[0.8125rem]">{place.name}</code>{' '}
              <span className="font-normal text-faint text-xs">{t(`places.${place.in}`)}</span>
            </>
          }
          help={place.isBearer || place.scopes.length > 0 ? <TokenHelp place={place} /> : undefined}
          placeholder={place.isBearer ? t('bearerExample') : ''}
          value={values[place.scheme] ?? ''}
          onChange={(value) => onChange({ ...values, [place.scheme]: value })}
          // No field for passwords: a browser would fill in the one of this site, and offer to keep what is typed.
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          monospace
          className={isShown ? '' : '[&_input:not(:placeholder-shown)]:[-webkit-text-security:disc]'}
        />
      ))}
      {others.length > 0 && (
        <p className="text-[0.8125rem] text-muted">
          {t('notSent', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {places.length === 0 && <p className="text-[0.8125rem] text-muted">{t('decidesHelp')}</p>}
      {sendable.length > 0 && <p className="text-[0.8125rem] text-muted">{t('kept')}</p>}
    </section>
  )
}

function TokenHelp({ place: { isBearer, scopes } }: { place: TokenPlace }) {
  const t = useTranslations('portal.token')
  return (
    <>
      {isBearer && t('bearerHelp')}{' '}
      {scopes.length > 0 && t('scopes', { scopes: scopes.join(', '), count: scopes.length })}
    </>
  )
}
