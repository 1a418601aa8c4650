import { Plus, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { methodCountWords } from '#components/apis/used-by.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Authorizer } from '#server/rest-apis/authorizers/authorizer.ts'
import { readIdentitySources, sourceWords } from './identity-source.ts'

interface AuthorizerListProps {
  restApiId: string
  authorizers: readonly (Authorizer & { useCount: number })[]
}

export const authorizerTypes: Readonly<Record<Authorizer['type'], string>> = {
  TOKEN: 'Token',
  REQUEST: 'Request',
  COGNITO_USER_POOLS: 'User pool',
}

/** Who is asked whether a caller may. */
export function AuthorizerList({ restApiId, authorizers }: AuthorizerListProps) {
  const base = `/console/apis/${restApiId}/authorizers`
  const create = (
    <LinkButton href={`${base}/~new`} variant="primary" icon={<Plus />}>
      Create authorizer
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-4">
      {authorizers.length > 0 && <div className="self-end">{create}</div>}
      <Table
        label="Authorizers"
        rows={authorizers}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={<ShieldCheck />} title="No authorizers yet" actions={create}>
            An authorizer says who may call: a function or a URL of yours that looks at the request, or a user pool or
            OpenID Connect issuer whose tokens are checked here.
          </EmptyState>
        }
        columns={[
          {
            header: 'Name',
            cell: ({ id, name }) => (
              <Link href={`${base}/${id}`} className="text-link font-medium wrap-anywhere">
                {name}
              </Link>
            ),
          },
          { header: 'Type', cell: ({ type }) => authorizerTypes[type] },
          {
            header: 'Identity from',
            cell: ({ identitySource }) => readIdentitySources(identitySource).map(sourceWords).join(', ') || '–',
          },
          {
            header: 'Remembered',
            align: 'end',
            cell: ({ authorizerResultTtlInSeconds: seconds = 0 }) => (seconds === 0 ? 'no' : `${seconds} s`),
          },
          { header: 'Used by', align: 'end', cell: ({ useCount }) => methodCountWords(useCount) },
          { header: 'Id', wideOnly: true, cell: ({ id }) => <CopyableId id={id} label="authorizer id" /> },
        ]}
      />
    </div>
  )
}
