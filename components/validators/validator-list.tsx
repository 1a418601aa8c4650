import { ClipboardCheck, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MethodUse, methodCountWords } from '#components/apis/used-by.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { RequestValidator } from '#server/rest-apis/request-validators/request-validator.ts'
import { DeleteValidator } from './delete-validator.tsx'
import { ValidatorDialog } from './validator-dialog.tsx'
import { ValidatorUses } from './validator-uses.tsx'

interface ValidatorListProps {
  restApiId: string
  canWrite: boolean
  validators: readonly (RequestValidator & { uses: readonly MethodUse[] })[]
  saveAction: FormAction
  deleteAction: FormAction
}

/** What methods may have checked before the backend is called. */
export function ValidatorList({ restApiId, canWrite, validators, saveAction, deleteAction }: ValidatorListProps) {
  const t = useTranslations('validators')
  const tApis = useTranslations('apis')
  const create = canWrite && (
    <ValidatorDialog
      restApiId={restApiId}
      action={saveAction}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t('validatorList.createValidator')}
        </Button>
      }
    />
  )
  return (
    <div className="flex flex-col gap-4">
      {validators.length > 0 && create && <div className="self-end">{create}</div>}
      <Table
        label={t('validatorList.requestValidators')}
        rows={validators}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={<ClipboardCheck />} title={t('validatorList.noRequestValidatorsYet')} actions={create}>
            {t('validatorList.aValidatorAnswers400To')}
          </EmptyState>
        }
        columns={[
          {
            header: t('validatorList.name'),
            cell: ({ name, id }) => <span className="font-medium wrap-anywhere">{name || id}</span>,
          },
          { header: t('validatorList.checks'), cell: (validator) => t(`checks.${checksOf(validator)}`) },
          {
            header: t('validatorList.usedBy'),
            className: 'whitespace-nowrap',
            cell: ({ uses }) =>
              uses.length === 0 ? methodCountWords(0, tApis) : <ValidatorUses restApiId={restApiId} uses={uses} />,
          },
          {
            header: t('validatorList.id'),
            wideOnly: true,
            cell: ({ id }) => <CopyableId id={id} label={t('validatorList.validatorId')} />,
          },
          {
            header: t('validatorList.actions'),
            hideHeader: true,
            align: 'end',
            cell: (validator) =>
              canWrite && (
                <div className="flex justify-end gap-1">
                  <ValidatorDialog
                    restApiId={restApiId}
                    validator={validator}
                    action={saveAction}
                    trigger={
                      <IconButton
                        label={t('validatorList.editNamed', { name: validator.name || validator.id })}
                        icon={<Pencil />}
                        size="small"
                      />
                    }
                  />
                  <DeleteValidator restApiId={restApiId} validator={validator} action={deleteAction} />
                </div>
              ),
          },
        ]}
      />
    </div>
  )
}

function checksOf({ validateRequestBody, validateRequestParameters }: RequestValidator) {
  if (validateRequestBody && validateRequestParameters) return 'both'
  if (validateRequestBody) return 'body'
  return validateRequestParameters ? 'parameters' : 'nothing'
}
