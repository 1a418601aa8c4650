import { useTranslations } from 'next-intl'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { httpStatusTone, StatusChip } from '#components/ui/status-chip.tsx'
import type { AuthorizerTestOutcome } from './authorizer-test-outcome.ts'

/** What the authorizer said: let in or refused, who it is, the policy, context and log. */
export function AuthorizerTestResult({ outcome }: { outcome: AuthorizerTestOutcome }) {
  const t = useTranslations('authorizers')
  if ('refused' in outcome) {
    return (
      <div role="alert">
        <Notice tone="danger" title={t('authorizerTestResult.theTestDidNotRun')}>
          {outcome.refused}
        </Notice>
      </div>
    )
  }
  const { clientStatus, latency, principalId, policy, authorization, claims, log } = outcome.result
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p role="status" className="flex flex-wrap items-center gap-3 text-sm">
        <Verdict clientStatus={clientStatus} policy={policy} />
        <span className="text-muted tabular-nums">{t('authorizerTestResult.ms', { latency: latency })}</span>
        {principalId && (
          <span className="min-w-0 text-muted wrap-anywhere">
            {t.rich('authorizerTestResult.as', { principalId, code: (id) => <code>{id}</code> })}
          </span>
        )}
      </p>
      {authorization && (
        <Facts
          title={t('authorizerTestResult.context')}
          entries={Object.entries(authorization).map(([key, values]) => [key, values.join(', ')])}
        />
      )}
      {claims && <Facts title={t('authorizerTestResult.claims')} entries={Object.entries(claims)} />}
      {policy && <CodeBlock title={t('authorizerTestResult.policy')} code={readable(policy)} wrap />}
      <details>
        <summary className="w-fit text-[0.8125rem] text-muted hover:text-ink">{t('authorizerTestResult.log')}</summary>
        <CodeBlock code={log} wrap className="mt-2" />
      </details>
    </div>
  )
}

/** The gateway evaluates a policy for each request; a test only shows what the authorizer answered. */
function Verdict({ clientStatus, policy = '' }: { clientStatus: number; policy: string | undefined }) {
  const t = useTranslations('authorizers')
  if (clientStatus !== 0 && clientStatus !== 200) {
    return (
      <StatusChip tone={httpStatusTone(clientStatus)}>
        {t('authorizerTestResult.refusedWith', { clientStatus: clientStatus })}
      </StatusChip>
    )
  }
  const allows = /"Effect"\s*:\s*"Allow"/i.test(policy)
  const denies = /"Effect"\s*:\s*"Deny"/i.test(policy)
  if (allows && denies) return <StatusChip tone="info">{t('authorizerTestResult.allowsSomeDeniesSome')}</StatusChip>
  return denies ? (
    <StatusChip tone="warn">{t('authorizerTestResult.denies')}</StatusChip>
  ) : (
    <StatusChip tone="ok">{t('authorizerTestResult.allows')}</StatusChip>
  )
}

function Facts({ title, entries }: { title: string; entries: readonly (readonly [string, string])[] }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-[0.8125rem]">{title}</h3>
      <KeyValueList columns={2} items={entries.map(([key, value]) => ({ key, value }))} />
    </section>
  )
}

function readable(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2)
  } catch {
    return json
  }
}
