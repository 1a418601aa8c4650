'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'

interface AccessLogFieldsProps {
  destinationArn: string
  format: string
}

/** AWS's own examples. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
const presets = [
  {
    name: 'CLF',
    format:
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
  },
  {
    name: 'JSON',
    format:
      '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId", "ip": "$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "resourcePath":"$context.resourcePath", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
  },
  {
    name: 'XML',
    format:
      '<request id="$context.requestId"> <extendedRequestId>$context.extendedRequestId</extendedRequestId> <ip>$context.identity.sourceIp</ip> <caller>$context.identity.caller</caller> <user>$context.identity.user</user> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <resourcePath>$context.resourcePath</resourcePath> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>',
  },
  {
    name: 'CSV',
    format:
      '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId',
  },
]

/** Where the access log goes, and what a line of it says. */
export function AccessLogFields({ destinationArn, format }: AccessLogFieldsProps) {
  const t = useTranslations('stages.logs')
  const [text, setText] = useState(format)
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 border-line border-t pt-5">
      <legend className="sr-only">{t('access')}</legend>
      <p className="font-medium text-sm" aria-hidden>
        {t('access')}
      </p>
      <TextField
        name="accessLogSettings.destinationArn"
        label={t('destination')}
        info="stages.accessLogDestination"
        help={t('destinationHelp')}
        placeholder="arn:aws:logs:us-east-1:123456789012:log-group:pets-access"
        defaultValue={destinationArn}
        monospace
        optional
      />
      <TextArea
        name="accessLogSettings.format"
        label={t('format')}
        info="stages.accessLogFormat"
        help={t('formatHelp')}
        value={text}
        onChange={setText}
        rows={4}
        monospace
        optional
      />
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-[0.8125rem] text-muted">{t('presets')}</span>
        {presets.map((preset) => (
          <Button key={preset.name} size="small" onPress={() => setText(preset.format)}>
            {preset.name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
