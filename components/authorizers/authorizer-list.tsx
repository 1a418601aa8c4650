import { Plus, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { methodCountWords } from '#components/apis/used-by.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import { readIdentitySources, sourceWords } from './identity-source.ts'

interface AuthorizerListProps {
  restApiId: string
  canWrite: boolean
  authorizers: readonly (Authorizer & { useCount: number })[]
}

/** Who is asked whether a caller may. */
export function AuthorizerList({ restApiId, canWrite, authorizers }: AuthorizerListProps) {
  const t = useTranslations('authorizers')
  const tApis = useTranslations('apis')
  const base = `/console/apis/${restApiId}/authorizers`
  const create = canWrite && (
    <LinkButton href={`${base}/~new`} variant="primary" icon={<Plus />}>
      {t('authorizerList.createAuthorizer')}
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {authorizers.length > 0 && create && <div className="self-end">{create}</div>}
      <Table
        label={t('authorizerList.authorizers')}
        rows={authorizers}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={<ShieldCheck />} title={t('authorizerList.noAuthorizersYet')} actions={create}>
            {t('authorizerList.anAuthorizerSaysWhoMay')}
          </EmptyState>
        }
        columns={[
          {
            header: t('authorizerList.name'),
            cell: ({ id, name }) => (
              <Link href={`${base}/${id}`} className="text-link font-medium wrap-anywhere">
                {name}
              </Link>
            ),
          },
          { header: t('authorizerList.type'), cell: ({ type }) => t(`kinds.${type}.title`) },
          {
            header: t('authorizerList.identityFrom'),
            cell: ({ identitySource }) =>
              readIdentitySources(identitySource)
                .map((source) => sourceWords(source, t))
                .join(', ') || '–',
          },
          {
            header: t('authorizerList.remembered'),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ authorizerResultTtlInSeconds: seconds = 0 }) =>
              seconds === 0 ? t('authorizerList.no') : t('authorizerList.secondsShort', { seconds: String(seconds) }),
          },
          {
            header: t('authorizerList.usedBy'),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ useCount }) => methodCountWords(useCount, tApis),
          },
          {
            header: t('authorizerList.id'),
            wideOnly: true,
            cell: ({ id }) => <CopyableId id={id} label={t('authorizerList.authorizerId')} />,
          },
        ]}
      />
    </div>
  )
}
