import { Copy, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { RestApi } from '#server/rest-apis/apis/rest-api.ts'
import { DraftForm } from './draft-form.tsx'
import { EndpointFields } from './endpoint-fields.tsx'
import { PairRows } from './pair-rows.tsx'

interface ApiSettingsProps {
  api: RestApi
  /** AWS's names of the security policies that there are. */
  securityPolicies: readonly string[]
  canWrite: boolean
  updateAction: FormAction
  tagsAction: FormAction
  deleteAction: FormAction
}

/** Name, description and what holds for the whole API; its end. */
export function ApiSettings(props: ApiSettingsProps) {
  const { api, canWrite } = props
  const t = useTranslations('apis.settings')
  const { tags, ...saved } = api
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Card title={t('general')}>
        <DraftForm
          action={props.updateAction}
          hidden={{ restApiId: api.id }}
          saved={saved}
          canWrite={canWrite}
          submitLabel={t('save')}
        >
          <TextField name="name" label={t('name')} defaultValue={api.name} autoComplete="off" />
          <TextArea name="description" label={t('description')} defaultValue={api.description ?? ''} optional />
          <TextField
            name="binaryMediaTypes"
            label={t('binary')}
            info="apis.binaryMediaTypes"
            defaultValue={(api.binaryMediaTypes ?? []).join(' ')}
            placeholder="image/png application/octet-stream"
            help={t('binaryHelp')}
            optional
            monospace
          />
          <EndpointFields api={api} securityPolicies={props.securityPolicies} />
          <Switch
            name="disableExecuteApiEndpoint"
            info="apis.defaultAddress"
            defaultSelected={api.disableExecuteApiEndpoint}
            help={t('disableHelp')}
          >
            {t('disable')}
          </Switch>
        </DraftForm>
      </Card>
      <Card title={t('tags')} description={t('tagsText')}>
        <DraftForm
          action={props.tagsAction}
          hidden={{ restApiId: api.id }}
          saved={tags}
          canWrite={canWrite}
          submitLabel={t('saveTags')}
        >
          <PairRows
            field="tags"
            label={t('tags')}
            info="apis.tags"
            nameLabel={t('tagKey')}
            namePlaceholder="team"
            valueLabel={t('tagValue')}
            rows={Object.entries(tags ?? {})}
          />
        </DraftForm>
      </Card>
      <Card
        title={t('facts')}
        actions={
          canWrite && (
            <LinkButton href={`/console/apis/new?clone=${api.id}`} size="small" icon={<Copy />}>
              {t('clone')}
            </LinkButton>
          )
        }
      >
        <KeyValueList
          items={[
            { key: t('created'), value: <RelativeTime at={api.createdDate} /> },
            { key: t('version'), value: api.version },
          ]}
        />
      </Card>
      {canWrite && <DeleteApi api={api} action={props.deleteAction} />}
    </div>
  )
}

function DeleteApi({ api, action }: { api: RestApi; action: FormAction }) {
  const t = useTranslations('apis.settings')
  return (
    <Card title={t('deleteTitle')} description={t('deleteText')}>
      <ConfirmDialog
        title={t('deleteAsk', { name: api.name })}
        action={action}
        hidden={{ restApiId: api.id }}
        confirmLabel={t('delete')}
        confirmText={api.name}
        trigger={
          <Button variant="danger" icon={<Trash2 />}>
            {t('delete')}
          </Button>
        }
      >
        {t('deleteWarning')}
      </ConfirmDialog>
    </Card>
  )
}
