'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'
import { Form } from '#components/ui/form.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { saveFile } from '#components/ui/save-file.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { FormAction } from '#server/adapters/next/form-state.ts'

interface ExportUsageProps {
  usagePlanId: string
  /** What is asked for at first: dates of UTC. */
  startDate: string
  endDate: string
  action: FormAction<{ name: string; text: string }>
}

/** AWS's "Export usage data": what each key of the plan has used on each day, as a file. */
export function ExportUsage({ usagePlanId, startDate, endDate, action }: ExportUsageProps) {
  const t = useTranslations('usage-plans.exportUsage')
  return (
    <Dialog
      title={t('title')}
      description={t('description')}
      trigger={
        <Button size="small" icon={<Download />}>
          {t('open')}
        </Button>
      }
    >
      <Form
        action={action}
        hidden={{ usagePlanId }}
        onDone={({ result }) => result && saveFile(result.name, result.text)}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="startDate"
            type="date"
            label={t('from')}
            info="usagePlans.export"
            defaultValue={startDate}
            help={t('utc')}
          />
          <TextField name="endDate" type="date" label={t('to')} defaultValue={endDate} help={t('range')} />
        </div>
        <RadioCards
          name="format"
          label={t('format')}
          defaultValue="csv"
          cards={[
            { value: 'csv', title: 'CSV', description: t('csv') },
            { value: 'json', title: 'JSON', description: t('json') },
          ]}
        />
        <DialogFooter>
          <SubmitButton>{t('download')}</SubmitButton>
        </DialogFooter>
      </Form>
    </Dialog>
  )
}
