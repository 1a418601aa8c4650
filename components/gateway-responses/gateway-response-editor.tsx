'use client'

import { PairRows } from '#components/apis/pair-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { FreshForm } from '#components/ui/fresh-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'
import type { SampleRefusal } from '#server/rest-apis/gateway-responses/sample-refusal.ts'
import { ResetResponse } from './reset-response.tsx'
import { SampleAnswer } from './sample-answer.tsx'

interface GatewayResponseEditorProps {
  restApiId: string
  response: GatewayResponse
  /** What the gateway says by default. */
  sample: SampleRefusal
  /** The customised default of its family, which answers as long as this type is not customised. */
  fallback: GatewayResponse | undefined
  saveAction: FormAction
  resetAction: FormAction
}

const corsHeaders: readonly (readonly [string, string])[] = [
  ['Access-Control-Allow-Origin', "'*'"],
  ['Access-Control-Allow-Headers', "'Content-Type,X-Amz-Date,Authorization,X-Api-Key'"],
]

/** Status, headers and templates of one type, and what a caller gets. */
export function GatewayResponseEditor(props: GatewayResponseEditorProps) {
  const { restApiId, response, sample, fallback, saveAction, resetAction } = props
  const { responseType } = response
  const isLocked = responseType === 'REQUEST_TOO_LARGE'
  return (
    <div className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card
        title="Answer"
        actions={
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
            <Notice title={`${fallback.responseType} is customised and answers for this one`}>
              Saving here puts what is below in its place, for this type.
            </Notice>
          )}
          {isLocked && (
            <Notice tone="warn" title="AWS does not let this one be changed in effect">
              What is saved is kept and shown, but callers get the default.
            </Notice>
          )}
          <FreshForm
            version={JSON.stringify(response)}
            action={saveAction}
            hidden={{ restApiId, responseType }}
            aria-label="Gateway response"
          >
            <ResponseFields response={response} sample={sample} />
            <SubmitButton className="self-start">Save response</SubmitButton>
          </FreshForm>
        </div>
      </Card>
      <SampleAnswer response={fallback ?? response} responseType={responseType} sample={sample} />
    </div>
  )
}

function ResponseFields({ response, sample }: Pick<GatewayResponseEditorProps, 'response' | 'sample'>) {
  const headers = Object.entries(response.responseParameters).map(([name, value]): [string, string] => [
    name.replace('gatewayresponse.header.', ''),
    value,
  ])
  const isFamily = response.responseType.startsWith('DEFAULT_')
  return (
    <>
      <TextField
        name="statusCode"
        label="Status"
        defaultValue={response.statusCode ?? ''}
        placeholder={isFamily ? 'as refused' : String(sample.status)}
        help={isFamily ? 'Empty: each refusal keeps its own' : `Empty: ${sample.status}`}
        inputMode="numeric"
        optional
        className="sm:max-w-48"
      />
      <PairRows
        field="responseParameters"
        label="Headers"
        help="From method.request.header.…, context.…, stageVariables.… or a 'constant' in quotes."
        nameLabel="Header"
        namePlaceholder="Retry-After"
        valueLabel="Value"
        valuePlaceholder="'5'"
        rows={headers}
        preset={{ label: 'Add CORS headers', rows: corsHeaders }}
      />
      <PairRows
        field="responseTemplates"
        label="Bodies"
        help="By content type, chosen by the caller’s Accept. $context.error.messageString is the message in quotes; variables are filled in, nothing else of the template language."
        nameLabel="Content type"
        namePlaceholder="application/json"
        valueLabel="Template"
        multiline
        rows={Object.entries(response.responseTemplates)}
      />
    </>
  )
}
