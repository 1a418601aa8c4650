'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { MethodLabel } from '#components/ui/method-label.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { TryOperation } from '#server/portals/try/try-operations.ts'
import { ExamplePicker } from './example-picker.tsx'
import { buildRequest, exampleDraft, missingParameters } from './request-draft.ts'
import { sendableBody } from './sendable-body.ts'
import { SignatureNeeded } from './signature-needed.tsx'
import { TokenFields } from './token-fields.tsx'
import { sentTokens, type TokenValues, tokenOf } from './token-values.ts'
import { TryCode } from './try-code.tsx'
import { TryFields } from './try-fields.tsx'
import { noKey, TryKeyPicker, type TryKeys } from './try-key-picker.tsx'
import { TryResponse } from './try-response.tsx'
import type { RevealKey, RevealTrial, TryResult, TrySend } from './try-result.ts'

/** In place of an app's id. */
const trialOwner = 'trial'

export interface TryPaneProps {
  slug: string
  operation: TryOperation
  keys: TryKeys
  send: TrySend
  revealKey: RevealKey
  revealTrial?: RevealTrial | undefined
}

interface WithTokens extends TryPaneProps {
  tokens: TokenValues
  onTokens: (tokens: TokenValues) => void
}

/** A working example of one operation: fill in, send, read. Remounted when the operation changes. */
export function TryPane({ slug, operation, keys, tokens, onTokens, send, revealKey, revealTrial }: WithTokens) {
  const t = useTranslations('portal.try')
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => exampleDraft(operation))
  const [example, setExample] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [result, setResult] = useState<TryResult>()
  const [isSending, setIsSending] = useState(false)
  const [wasTried, setWasTried] = useState(false)
  const response = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const { access } = operation
  const appId = chosen ?? keys.apps[0]?.appId ?? noKey
  const app = keys.apps.find((one) => one.appId === appId)
  const [trialEnds, setTrialEnds] = useState(keys.trial?.expiresAt)
  const [isStarting, setIsStarting] = useState(false)
  const trial = keys.apps.length === 0 && access.includes('api-key') ? trialEnds : undefined
  const missing = missingParameters(operation, draft)

  // The button that got the key is gone: the focus goes on to the one that uses it.
  const hasKey = keys.apps.length > 0 || trial !== undefined
  const hadKey = useRef(hasKey)
  useEffect(() => {
    if (hasKey && !hadKey.current) form.current?.querySelector<HTMLElement>('button[type=submit]')?.focus()
    hadKey.current = hasKey
  }, [hasKey])

  const submit = async () => {
    setWasTried(true)
    if (missing.length > 0 || isSending || isStarting) return
    setIsSending(true)
    const request = await sendableBody(buildRequest(operation, draft, operation.stagePath))
    const { restApiId, stageName } = operation
    const answer = await send({
      slug,
      restApiId,
      stageName,
      ...request,
      tokens: sentTokens(operation.tokens, tokens),
      ...(app ? { appId: app.appId } : {}),
      ...(trial ? { trial: true } : {}),
    })
    setResult(answer)
    setIsSending(false)
    requestAnimationFrame(() => response.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }))
    if (app) await queries.invalidateQueries({ queryKey: ['app-usage', app.appId] })
    if (trial) await queries.invalidateQueries({ queryKey: ['trial-usage', slug] })
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <p className="flex items-baseline gap-2">
          <MethodLabel method={operation.httpMethod} />
          <code className="min-w-0 text-[0.8125rem] wrap-anywhere">{operation.path}</code>
        </p>
        {operation.summary && <p className="text-[0.8125rem] text-muted">{operation.summary}</p>}
      </div>
      <TryKeyPicker
        keys={keys}
        value={appId}
        onChange={setChosen}
        access={access}
        trialEnds={trial}
        onTrial={setTrialEnds}
        isStarting={isStarting}
        onStarting={setIsStarting}
      />
      {access.includes('token') && <TokenFields places={operation.tokens} values={tokens} onChange={onTokens} />}
      {access.includes('signature') && <SignatureNeeded providerName={keys.providerName} />}
      <form
        ref={form}
        aria-label={t('form', { operation: `${operation.httpMethod} ${operation.path}` })}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        className="flex flex-col gap-4"
      >
        <ExamplePicker
          examples={operation.examples}
          value={example}
          onChange={(name) => {
            setExample(name)
            setDraft(exampleDraft(operation, name))
          }}
        />
        <TryFields operation={operation} draft={draft} onChange={setDraft} showMissing={wasTried} />
        {wasTried && missing.length > 0 && (
          <Notice tone="danger" title={t('fillIn', { names: missing.map(({ name }) => name).join(', ') })} />
        )}
        <Button
          type="submit"
          variant="primary"
          icon={<Send />}
          isPending={isSending}
          isDisabled={isStarting}
          className="w-full"
        >
          {t('send')}
        </Button>
      </form>
      <div ref={response} aria-live="polite" className="scroll-my-5">
        {result && (
          <TryResponse
            result={result}
            proof={{
              access,
              hasKey: app !== undefined || trial !== undefined,
              hasTokens: operation.tokens.every((place) => tokenOf(place, tokens) !== ''),
            }}
            app={app}
            trialSlug={trial && slug}
            signUpHref={keys.signUpHref}
          />
        )}
      </div>
      <TryCode
        request={buildRequest(operation, draft, operation.path)}
        operation={operation}
        tokens={tokens}
        keyOwner={app?.appId ?? (trial ? trialOwner : undefined)}
        reveal={() => (app || !revealTrial ? revealKey(appId) : revealTrial(keys.productId))}
      />
    </div>
  )
}
