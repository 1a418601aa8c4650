'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { codeLanguages, codeSample } from './code-samples.ts'
import type { BuiltRequest } from './request-draft.ts'
import { useCodeLanguage } from './use-code-language.ts'

interface TryCodeProps {
  request: BuiltRequest
  baseUrl: string
  /** Whose key is filled in: an app's id, or another name; undefined for none. */
  keyOwner: string | undefined
  needsKey: boolean
  reveal: () => Promise<{ readonly value: string } | { readonly refused: string }>
}

/** The same width for every key, so that its length does not show. */
const mask = '•'.repeat(24)
/** What is shown to those without a key, and copied while the key is masked. */
const placeholder = 'YOUR_API_KEY'

/** The request as a program, with the reader's key in it once they ask to see it. */
export function TryCode({ request, baseUrl, keyOwner, needsKey, reveal }: TryCodeProps) {
  const t = useTranslations('portal.code')
  const [language, setLanguage] = useCodeLanguage()
  const [shown, setShown] = useState<{ keyOwner: string; value: string }>()
  const value = shown && shown.keyOwner === keyOwner ? shown.value : undefined
  const sampleWith = (key: string) =>
    codeSample(language, { ...request, baseUrl, key: keyOwner || needsKey ? key : undefined })

  const toggle = async () => {
    if (!keyOwner || value) return setShown(undefined)
    const revealed = await reveal()
    if ('refused' in revealed) showToast({ tone: 'danger', message: revealed.refused })
    else setShown({ keyOwner, value: revealed.value })
  }

  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 border-line border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <fieldset aria-label={t('language')} className="-mx-1.5 flex flex-wrap gap-0.5">
          {codeLanguages.map(({ id, label }) => (
            <Button
              key={id}
              size="small"
              variant="ghost"
              aria-pressed={language === id}
              onPress={() => setLanguage(id)}
              className={classNames('px-1.5!', language === id && 'bg-sunken text-ink')}
            >
              {label}
            </Button>
          ))}
        </fieldset>
        {keyOwner && (
          <Button size="small" variant="ghost" icon={value ? <EyeOff /> : <Eye />} onPress={toggle}>
            {value ? t('hideKey') : t('showKey')}
          </Button>
        )}
      </div>
      <CodeBlock
        code={sampleWith(value ?? (keyOwner ? mask : placeholder))}
        copy={sampleWith(value ?? placeholder)}
        wrap
      />
      {language !== 'curl' && (request.file || request.parts) && <p className="text-muted text-xs">{t('noFile')}</p>}
      {keyOwner && !value && (
        <p className="text-muted text-xs">{t.rich('masked', { placeholder, code: (words) => <code>{words}</code> })}</p>
      )}
    </section>
  )
}
