'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { codeLanguages, codeSample } from './code-samples.ts'
import type { BuiltRequest } from './request-draft.ts'
import type { TryApp } from './try-key-picker.tsx'
import type { RevealKey } from './try-result.ts'
import { useCodeLanguage } from './use-code-language.ts'

interface TryCodeProps {
  request: BuiltRequest
  baseUrl: string
  app: TryApp | undefined
  needsKey: boolean
  revealKey: RevealKey
}

/** The same width for every key, so that its length does not show. */
const mask = '•'.repeat(24)
/** What is shown to those without a key, and copied while the key is masked. */
const placeholder = 'YOUR_API_KEY'

/** The request as a program, with the reader's key in it once they ask to see it. */
export function TryCode({ request, baseUrl, app, needsKey, revealKey }: TryCodeProps) {
  const [language, setLanguage] = useCodeLanguage()
  const [shown, setShown] = useState<{ appId: string; value: string }>()
  const value = shown && shown.appId === app?.appId ? shown.value : undefined
  const sampleWith = (key: string) =>
    codeSample(language, { ...request, baseUrl, key: app || needsKey ? key : undefined })

  const toggle = async () => {
    if (!app || value) return setShown(undefined)
    const revealed = await revealKey(app.appId)
    if ('refused' in revealed) showToast({ tone: 'danger', message: revealed.refused })
    else setShown({ appId: app.appId, value: revealed.value })
  }

  return (
    <section aria-label="Code" className="flex flex-col gap-2 border-line border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <fieldset aria-label="Language" className="-mx-1.5 flex flex-wrap gap-0.5">
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
        {app && (
          <Button size="small" variant="ghost" icon={value ? <EyeOff /> : <Eye />} onPress={toggle}>
            {value ? 'Hide key' : 'Show key'}
          </Button>
        )}
      </div>
      <CodeBlock code={sampleWith(value ?? (app ? mask : placeholder))} copy={sampleWith(value ?? placeholder)} wrap />
      {app && !value && (
        <p className="text-muted text-xs">
          What you copy has <code>{placeholder}</code> in place of the key until you show it.
        </p>
      )}
    </section>
  )
}
