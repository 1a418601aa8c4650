import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CacheFields } from './cache-fields.tsx'
import { CacheSizeField } from './cache-size-field.tsx'
import type { StagePartProps } from './stage-part.ts'

interface StageCacheProps extends StagePartProps {
  flushAction: FormAction
  flushAuthorizersAction: FormAction
}

/** What the stage keeps of answers and of what its authorizers said, and how to make it forget. */
export function StageCache({ restApiId, stage, canWrite, action, ...flush }: StageCacheProps) {
  const t = useTranslations('stages.cache')
  const key = { restApiId, stageName: stage.stageName }
  const setting = stage.methodSettings['*/*']
  const size = stage.cacheClusterEnabled ? (stage.cacheClusterSize ?? '0.5') : 'none'
  return (
    <Card title={t('title')} description={t('help')} info="stages.cache">
      <div className="flex flex-col gap-5">
        <FreshForm action={action} hidden={key} version={JSON.stringify([size, setting])}>
          <WriteFields canWrite={canWrite}>
            <CacheSizeField label={t('size')} size={size} />
            <Checkbox
              name="cachingEnabled"
              info="stages.caching"
              defaultSelected={setting?.cachingEnabled ?? true}
              help={t('byDefaultHelp')}
            >
              {t('byDefault')}
            </Checkbox>
            <CacheFields setting={setting} />
            {canWrite && (
              <SubmitButton variant="secondary" className="self-start">
                {t('save')}
              </SubmitButton>
            )}
          </WriteFields>
        </FreshForm>
        {canWrite && (
          <div className="flex flex-wrap gap-3">
            <Flush
              hidden={key}
              action={flush.flushAction}
              label={t('flush')}
              isDisabled={!stage.cacheClusterEnabled}
              title={t('flushTitle', { stage: stage.stageName })}
            >
              {t('flushText')}
            </Flush>
            <Flush
              hidden={key}
              action={flush.flushAuthorizersAction}
              label={t('flushAuthorizers')}
              title={t('flushAuthorizersTitle', { stage: stage.stageName })}
            >
              {t('flushAuthorizersText')}
            </Flush>
          </div>
        )}
      </div>
    </Card>
  )
}

interface FlushProps {
  hidden: Readonly<Record<string, string>>
  action: FormAction
  label: string
  title: string
  isDisabled?: boolean
  children: string
}

function Flush({ hidden, action, label, title, isDisabled = false, children }: FlushProps) {
  return (
    <ConfirmDialog
      title={title}
      action={action}
      hidden={hidden}
      confirmLabel={label}
      tone="primary"
      trigger={
        <Button variant="secondary" icon={<RotateCcw />} isDisabled={isDisabled}>
          {label}
        </Button>
      }
    >
      {children}
    </ConfirmDialog>
  )
}
