'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import type { DocumentationPart } from '#server/rest-apis/documentation/documentation-part.ts'
import { placeWords } from './location-words.ts'
import { scopeChoices } from './scope-choices.ts'

type Location = DocumentationPart['location']

interface WhereItAppliesProps {
  /** Of the entity that the text is written at. */
  location: Location
  taken: readonly { id: string; location: string }[]
  partHref: string
  onTaken: (isTaken: boolean) => void
}

/** How wide a new text applies: this place, or once for all below a path, any method, any status. */
export function WhereItApplies({ location, taken, partHref, onTaken }: WhereItAppliesProps) {
  const t = useTranslations('documentation')
  const [wanted, setWanted] = useState(location)
  const choices = scopeChoices(location)
  const isWider = wanted !== location && placeWords(wanted, t) !== placeWords(location, t)
  const there = isWider ? taken.find((part) => part.location === placeWords(wanted, t)) : undefined
  const choose = (change: Partial<Location>) => {
    const next = { ...wanted, ...change }
    setWanted(next)
    const words = placeWords(next, t)
    onTaken(words !== placeWords(location, t) && taken.some((part) => part.location === words))
  }
  return (
    <>
      <input type="hidden" name="type" value={location.type} />
      {location.name !== undefined && <input type="hidden" name="name" value={location.name} />}
      {choices === undefined && location.path !== undefined && (
        <input type="hidden" name="location.path" value={location.path} />
      )}
      {choices && (
        <details className="group rounded-lg border border-line px-3.5 py-2.5">
          <summary className="text-[0.8125rem]">
            <span className="text-muted">{t('whereItApplies.appliesTo')} </span>
            <span className="font-medium">
              {isWider
                ? t('whereItApplies.everythingBelow', { value0: placeWords(wanted, t) })
                : t('whereItApplies.thisPlaceOnly')}
            </span>
          </summary>
          <div className="mt-3 grid gap-3 pb-1 sm:grid-cols-3">
            <ScopeSelect
              name="location.path"
              label={t('whereItApplies.path')}
              values={choices.paths}
              value={wanted.path}
              words={(path) => (path === location.path ? path : t('whereItApplies.andBelow', { path }))}
              onChange={(path) => choose({ path })}
            />
            <ScopeSelect
              name="location.method"
              label={t('whereItApplies.method')}
              values={choices.methods}
              value={wanted.method}
              words={(method) => (method === '*' ? t('whereItApplies.anyMethod') : method)}
              onChange={(method) => choose({ method })}
            />
            <ScopeSelect
              name="location.statusCode"
              label={t('whereItApplies.status')}
              values={choices.statusCodes}
              value={wanted.statusCode}
              words={(statusCode) => (statusCode === '*' ? t('whereItApplies.anyStatus') : statusCode)}
              onChange={(statusCode) => choose({ statusCode })}
            />
          </div>
        </details>
      )}
      {there && (
        <Notice
          tone="warn"
          title={t('whereItApplies.thereIsATextFor', { location: there.location })}
          action={
            <Link href={`${partHref}${there.id}`} scroll={false} className="text-link text-sm">
              {t('whereItApplies.editThatOne')}
            </Link>
          }
        />
      )}
    </>
  )
}

interface ScopeSelectProps {
  name: string
  label: string
  values: readonly string[] | undefined
  value: string | undefined
  words: (value: string) => string
  onChange: (value: string) => void
}

function ScopeSelect({ name, label, values, value, words, onChange }: ScopeSelectProps) {
  if (!values || value === undefined) return null
  return (
    <Select
      name={name}
      label={label}
      value={value}
      onChange={onChange}
      options={values.map((each) => ({ value: each, label: words(each) }))}
    />
  )
}
