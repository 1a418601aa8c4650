'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SidePanel } from '#components/ui/side-panel.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { showToast } from '#components/ui/toast.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import { CacheFields } from './cache-fields.tsx'
import { LogFields } from './log-fields.tsx'
import type { StageMethod } from './stage-methods.ts'

interface MethodOverridePanelProps {
  restApiId: string
  stageName: string
  method: StageMethod
  closeHref: string
  canWrite: boolean
  saveAction: FormAction
  /** Takes the method's own settings away. */
  inheritAction: (key: MethodKey) => Promise<void>
  /** Gives back what `inheritAction` took. */
  restoreAction: (key: MethodKey, setting: StageMethod['setting']) => Promise<void>
}

export interface MethodKey {
  restApiId: string
  stageName: string
  method: string
}

/** All settings of one method on a stage. */
export function MethodOverridePanel(props: MethodOverridePanelProps) {
  const { restApiId, stageName, method, closeHref, canWrite, saveAction } = props
  const t = useTranslations('stages')
  const ui = useTranslations('ui')
  const router = useRouter()
  const { setting } = method
  const name = `${method.httpMethod} ${method.path}`
  const key = { restApiId, stageName, method: method.key }
  const inherit = () =>
    startTransition(async () => {
      await props.inheritAction(key)
      router.push(closeHref, { scroll: false })
      showToast({
        message: t('methods.inheritDone', { method: name }),
        action: { label: ui('undo'), onPress: () => startTransition(() => props.restoreAction(key, setting)) },
      })
    })
  return (
    <SidePanel title={name} closeHref={closeHref}>
      <Form action={saveAction} hidden={key} onDone={() => router.push(closeHref, { scroll: false })}>
        {!method.isOwn && canWrite && <Notice>{t('methods.whole')}</Notice>}
        <WriteFields canWrite={canWrite}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="throttlingRateLimit"
              label={t('throttling.rate')}
              info="stages.rate"
              suffix={t('throttling.perSecond')}
              inputMode="decimal"
              defaultValue={limitText(setting?.throttlingRateLimit)}
              placeholder={t('throttling.noLimit')}
              optional
            />
            <TextField
              name="throttlingBurstLimit"
              label={t('throttling.burst')}
              info="stages.burst"
              suffix={t('throttling.atOnce')}
              inputMode="numeric"
              defaultValue={limitText(setting?.throttlingBurstLimit)}
              placeholder={t('throttling.noLimit')}
              optional
            />
          </div>
          <Checkbox
            name="cachingEnabled"
            info="stages.caching"
            defaultSelected={setting?.cachingEnabled ?? false}
            help={t('methods.cachingHelp')}
          >
            {t('methods.caching')}
          </Checkbox>
          <CacheFields setting={setting} />
          <LogFields setting={setting} />
          {canWrite && (
            <div className="flex flex-wrap gap-2">
              <SubmitButton>{t('methods.save')}</SubmitButton>
              {method.isOwn && <Button onPress={inherit}>{t('methods.inherit')}</Button>}
            </div>
          )}
        </WriteFields>
      </Form>
    </SidePanel>
  )
}

/** AWS writes -1 where there is no limit. */
function limitText(limit: number | undefined): string {
  return limit === undefined || limit === -1 ? '' : String(limit)
}
