'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { showToast } from '#components/ui/toast.tsx'
import type { TryOperation } from '#server/portals/try/try-operations.ts'
import { codeLanguages, codeSample } from './code-samples.ts'
import { keyPlaceholder, tokenPlaceholder } from './placeholders.ts'
import type { BuiltRequest } from './request-draft.ts'
import { type TokenValues, tokenOf, writtenTokens } from './token-values.ts'
import { useCodeLanguage } from './use-code-language.ts'

interface TryCodeProps {
  request: BuiltRequest
  operation: Pick<TryOperation, 'access' | 'tokens' | 'baseUrl' | 'region'>
  tokens: TokenValues
  /** Whose key is filled in: an app's id, or another name; undefined for none. */
  keyOwner: string | undefined
  reveal: () => Promise<{ readonly value: string } | { readonly refused: string }>
}

/** The same width for every key, so that its length does not show. */
const mask = '•'.repeat(24)

/** The request as a program, with the reader's key and tokens in it once they ask to see them. */
export function TryCode({ request, operation, tokens, keyOwner, reveal }: TryCodeProps) {
  const t = useTranslations('portal.code')
  const [language, setLanguage] = useCodeLanguage()
  const [shown, setShown] = useState<{ keyOwner: string | undefined; key: string | undefined }>()
  const { access, baseUrl, region } = operation
  const hasToken = operation.tokens.some((place) => tokenOf(place, tokens) !== '')
  const hasSecret = keyOwner !== undefined || hasToken
  const revealed = hasSecret && shown?.keyOwner === keyOwner ? shown : undefined
  const isSigned = access.includes('signature')
  const secrets = keyOwner ? (hasToken ? 'both' : 'key') : 'token'
  const sampleWith = (hiddenKey: string, hiddenToken: string) =>
    codeSample(language, {
      ...request,
      baseUrl,
      key: keyOwner || access.includes('api-key') ? (revealed?.key ?? hiddenKey) : undefined,
      tokens: writtenTokens(operation.tokens, tokens, {
        hidden: revealed ? undefined : hiddenToken,
        missing: tokenPlaceholder,
      }),
      region: isSigned ? region : undefined,
    })

  const toggle = async () => {
    if (!hasSecret || revealed) return setShown(undefined)
    if (keyOwner === undefined) return setShown({ keyOwner, key: undefined })
    const answer = await reveal()
    if ('refused' in answer) showToast({ tone: 'danger', message: answer.refused })
    else setShown({ keyOwner, key: answer.value })
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
        {hasSecret && (
          <Button size="small" variant="ghost" icon={revealed ? <EyeOff /> : <Eye />} onPress={toggle}>
            {revealed ? t(`hide.${secrets}`) : t(`show.${secrets}`)}
          </Button>
        )}
      </div>
      <CodeBlock
        code={sampleWith(keyOwner ? mask : keyPlaceholder, mask)}
        copy={sampleWith(keyPlaceholder, tokenPlaceholder)}
        wrap
      />
      {language !== 'curl' && (request.file || request.parts) && <p className="text-muted text-xs">{t('noFile')}</p>}
      {isSigned && <p className="text-muted text-xs">{language === 'curl' ? t('signs') : t('signsNot')}</p>}
      {hasSecret && !revealed && (
        <p className="text-muted text-xs">
          {t.rich(`masked.${secrets}`, {
            key: keyPlaceholder,
            token: tokenPlaceholder,
            code: (words) => <code>{words}</code>,
          })}
        </p>
      )}
    </section>
  )
}
