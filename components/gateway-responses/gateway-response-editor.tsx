'use client'

import { useTranslations } from 'next-intl'
import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { WriteFields } from '#components/ui/write-fields.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'
import type { SampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'
import { ResetResponse } from './reset-response.tsx'
import { SampleAnswer } from './sample-answer.tsx'
import { useTypedResponse } from './use-typed-response.ts'

interface GatewayResponseEditorProps {
  restApiId: string
  response: GatewayResponse
  /** What the gateway says by default. */
  sample: SampleRefusal
  /** The customised default of its family, which answers as long as this type is not customised. */
  fallback: GatewayResponse | undefined
  canWrite: boolean
  saveAction: FormAction
  resetAction: FormAction
}

const corsHeaders: readonly (readonly [string, string])[] = [
  ['Access-Control-Allow-Origin', "'*'"],
  ['Access-Control-Allow-Headers', "'Content-Type,X-Amz-Date,Authorization,X-Api-Key'"],
]

/** Status, headers and templates of one type, and what a caller gets. */
export function GatewayResponseEditor(props: GatewayResponseEditorProps) {
  const t = useTranslations('gateway-responses')
  const { restApiId, response, sample, fallback, canWrite, saveAction, resetAction } = props
  const { responseType } = response
  const isLocked = responseType === 'REQUEST_TOO_LARGE'
  const { typed, follow } = useTypedResponse(response, canWrite)
  return (
    <div className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card
        title={t('gatewayResponseEditor.answer')}
        actions={
          canWrite &&
          !response.defaultResponse && (
            <ResetResponse
              restApiId={restApiId}
              response={response}
              resetAction={resetAction}
              restoreAction={saveAction}
            />
          )
        }
      >
        <div className="flex flex-col gap-5">
          {fallback && (
            <Notice
              title={t('gatewayResponseEditor.isCustomisedAndAnswersFor', { responseType: fallback.responseType })}
            >
              {t('gatewayResponseEditor.savingHerePutsWhatIs')}
            </Notice>
          )}
          {isLocked && (
            <Notice tone="warn" title={t('gatewayResponseEditor.aWSDoesNotLetThis')}>
              {t('gatewayResponseEditor.whatIsSavedIsKept')}
            </Notice>
          )}
          <div {...follow}>
            <FreshForm
              version={JSON.stringify(response)}
              action={saveAction}
              hidden={{ restApiId, responseType }}
              aria-label={t('gatewayResponseEditor.gatewayResponse')}
            >
              <WriteFields canWrite={canWrite}>
                <ResponseFields response={response} sample={sample} />
                {canWrite && (
                  <SubmitButton className="self-start">{t('gatewayResponseEditor.saveResponse')}</SubmitButton>
                )}
              </WriteFields>
            </FreshForm>
          </div>
        </div>
      </Card>
      <SampleAnswer
        response={typed ?? fallback ?? response}
        responseType={responseType}
        sample={sample}
        isTyped={typed !== undefined}
      />
    </div>
  )
}

function ResponseFields({ response, sample }: Pick<GatewayResponseEditorProps, 'response' | 'sample'>) {
  const t = useTranslations('gateway-responses')
  const headers = Object.entries(response.responseParameters).map(([name, value]): [string, string] => [
    name.replace('gatewayresponse.header.', ''),
    value,
  ])
  const isFamily = response.responseType.startsWith('DEFAULT_')
  return (
    <>
      <TextField
        name="statusCode"
        label={t('gatewayResponseEditor.status')}
        info="gatewayResponses.status"
        defaultValue={response.statusCode ?? ''}
        placeholder={isFamily ? t('gatewayResponseEditor.asRefused') : String(sample.status)}
        help={
          isFamily
            ? t('gatewayResponseEditor.emptyEachRefusalKeepsIts')
            : t('gatewayResponseEditor.empty', { status: sample.status })
        }
        inputMode="numeric"
        optional
        className="sm:max-w-48"
      />
      <PairRows
        field="responseParameters"
        label={t('gatewayResponseEditor.headers')}
        info="gatewayResponses.headers"
        help={t('gatewayResponseEditor.fromMethodRequestHeaderContextStageVariablesOr')}
        nameLabel={t('gatewayResponseEditor.header')}
        namePlaceholder="Retry-After"
        valueLabel={t('gatewayResponseEditor.value')}
        valuePlaceholder="'5'"
        rows={headers}
        preset={{ label: t('gatewayResponseEditor.addCORSHeaders'), rows: corsHeaders }}
      />
      <PairRows
        field="responseTemplates"
        label={t('gatewayResponseEditor.bodies')}
        info="gatewayResponses.templates"
        help={t('gatewayResponseEditor.byContentTypeChosenBy')}
        nameLabel={t('gatewayResponseEditor.contentType')}
        namePlaceholder="application/json"
        valueLabel={t('gatewayResponseEditor.template')}
        multiline
        rows={Object.entries(response.responseTemplates)}
      />
    </>
  )
}
