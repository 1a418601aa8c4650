'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'

interface StageExportProps {
  restApiId: string
  stageName: string
}

const types = ['oas30', 'swagger'] as const
const formats = ['yaml', 'json'] as const
const extensions = ['apigateway', 'authorizers', 'documentation', 'postman'] as const

/** What the stage serves, as a document to take away. */
export function StageExport({ restApiId, stageName }: StageExportProps) {
  const t = useTranslations('stages.export')
  const [type, setType] = useState<string>('oas30')
  const [format, setFormat] = useState<string>('yaml')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const search = new URLSearchParams({ type, format, extensions: chosen.join(',') })
  const href = `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/export?${search}`
  return (
    <Dialog
      title={t('title', { stage: stageName })}
      description={t('help')}
      size="small"
      trigger={
        <Button size="small" icon={<Download />}>
          {t('button')}
        </Button>
      }
    >
      <RadioCards
        label={t('document')}
        info="stages.export"
        cards={types.map((value) => ({ value, title: t(value), description: t(`${value}Help`) }))}
        value={type}
        onChange={setType}
      />
      <RadioCards
        label={t('writtenAs')}
        cards={formats.map((value) => ({ value, title: value.toUpperCase() }))}
        value={format}
        onChange={setFormat}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1.5 font-medium text-[0.8125rem]">{t('extensions')}</legend>
        {extensions.map((value) => (
          <Checkbox
            key={value}
            help={t(`${value}Help`)}
            isSelected={chosen.includes(value)}
            onChange={(isSelected) =>
              setChosen(isSelected ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          >
            {t(value)}
          </Checkbox>
        ))}
      </fieldset>
      <DialogFooter>
        <Button variant="primary" slot="close" onPress={() => window.location.assign(href)}>
          {t('download')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
