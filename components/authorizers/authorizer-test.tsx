'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import type { AuthorizerCall, AuthorizerTestOutcome, RunAuthorizerTest } from './authorizer-test-outcome.ts'
import { AuthorizerTestResult } from './authorizer-test-result.tsx'
import { readIdentitySources } from './identity-source.ts'

interface AuthorizerTestProps {
  authorizerKey: { restApiId: string; authorizerId: string }
  authorizer: Authorizer
  run: RunAuthorizerTest
}

/** Asks the authorizer about a made-up request, as it is saved now. */
export function AuthorizerTest({ authorizerKey, authorizer, run }: AuthorizerTestProps) {
  const t = useTranslations('authorizers')
  const [outcome, setOutcome] = useState<AuthorizerTestOutcome>()
  const [isRunning, setIsRunning] = useState(false)
  const sources = readIdentitySources(authorizer.identitySource)
  const isRequest = authorizer.type === 'REQUEST'
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isRunning) return
    setIsRunning(true)
    const call = readCall(new FormData(event.currentTarget), authorizerKey)
    setOutcome(await run(call).catch(() => ({ refused: t('authorizerTest.noAnswer') })))
    setIsRunning(false)
  }
  const rowsOf = (place: string) =>
    sources.filter((source) => source.place === place).map(({ name }): [string, string] => [name, ''])
  return (
    <Card title={t('authorizerTest.test')} description={t('authorizerTest.asksAboutAMadeUpRequest')}>
      <div className="flex flex-col gap-5">
        <AriaForm
          key={authorizer.type}
          aria-label={t('authorizerTest.testTheAuthorizer')}
          className="flex flex-col gap-5"
          onSubmit={submit}
        >
          {isRequest ? (
            <>
              <TextField
                label={t('authorizerTest.pathAndQuery')}
                name="path"
                placeholder="/pets?page=2"
                monospace
                autoComplete="off"
                optional
              />
              <PairRows
                field="headers"
                label={t('authorizerTest.headers')}
                nameLabel={t('authorizerTest.header')}
                valueLabel={t('authorizerTest.value')}
                rows={rowsOf('header')}
              />
              <PairRows
                field="query"
                label={t('authorizerTest.queryString')}
                nameLabel={t('authorizerTest.parameter')}
                valueLabel={t('authorizerTest.value')}
                rows={rowsOf('query')}
              />
              <PairRows
                field="variables"
                label={t('authorizerTest.stageVariables')}
                nameLabel={t('authorizerTest.variable')}
                valueLabel={t('authorizerTest.value')}
                rows={rowsOf('stage variable')}
              />
            </>
          ) : (
            <>
              <input type="hidden" name="headers.name" value={sources[0]?.name ?? 'Authorization'} />
              <TextField
                label={t('authorizerTest.token', { value0: sources[0]?.name ?? 'Authorization' })}
                name="headers.value"
                placeholder={t('authorizerTest.bearer')}
                monospace
                autoComplete="off"
              />
            </>
          )}
          <Button type="submit" variant="primary" icon={<Play />} isPending={isRunning} className="self-start">
            {t('authorizerTest.test')}
          </Button>
        </AriaForm>
        <div aria-live="polite" className={`empty:hidden ${isRunning ? 'opacity-60' : ''}`}>
          {outcome && <AuthorizerTestResult outcome={outcome} />}
        </div>
      </div>
    </Card>
  )
}

function readCall(data: FormData, key: AuthorizerTestProps['authorizerKey']): AuthorizerCall {
  const pairs = (field: string) => {
    const values = data.getAll(`${field}.value`).map(String)
    return data
      .getAll(`${field}.name`)
      .map((name, index): [string, string] => [String(name).trim(), values[index] ?? ''])
      .filter(([name]) => name !== '')
  }
  const path = String(data.get('path') ?? '').trim()
  const query = new URLSearchParams(pairs('query')).toString()
  const mark = path.includes('?') ? '&' : '?'
  return {
    ...key,
    pathWithQueryString: query === '' ? path : `${path}${mark}${query}`,
    headers: Object.fromEntries(pairs('headers').filter(([, value]) => value !== '')),
    stageVariables: Object.fromEntries(pairs('variables')),
  }
}
