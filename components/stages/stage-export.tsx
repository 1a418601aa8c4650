'use client'

import { Download } from 'lucide-react'
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

const types = [
  { value: 'oas30', title: 'OpenAPI 3.0', description: 'For current tools' },
  { value: 'swagger', title: 'Swagger 2.0', description: 'For tools that read nothing newer' },
]

const formats = [
  { value: 'yaml', title: 'YAML' },
  { value: 'json', title: 'JSON' },
]

const extensions = [
  { value: 'apigateway', label: 'Backends and settings', help: 'An import of the document makes the same API again' },
  { value: 'authorizers', label: 'Authorizers', help: 'What checks the callers, and where it is' },
  { value: 'documentation', label: 'Documentation parts', help: 'As they are, beside the text that they give' },
  { value: 'postman', label: 'For Postman', help: 'How its requests are signed' },
]

/** What the stage serves, as a document to take away. */
export function StageExport({ restApiId, stageName }: StageExportProps) {
  const [type, setType] = useState('oas30')
  const [format, setFormat] = useState('yaml')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const search = new URLSearchParams({ type, format, extensions: chosen.join(',') })
  const href = `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/export?${search}`
  return (
    <Dialog
      title={`Export ${stageName}`}
      description="The document of what the stage serves now"
      size="small"
      trigger={
        <Button size="small" icon={<Download />}>
          Export
        </Button>
      }
    >
      <RadioCards label="Document" cards={types} value={type} onChange={setType} />
      <RadioCards label="Written as" cards={formats} value={format} onChange={setFormat} />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1.5 font-medium text-[0.8125rem]">With AWS’s extensions</legend>
        {extensions.map(({ value, label, help }) => (
          <Checkbox
            key={value}
            help={help}
            isSelected={chosen.includes(value)}
            onChange={(isSelected) =>
              setChosen(isSelected ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <DialogFooter>
        <Button variant="primary" slot="close" onPress={() => window.location.assign(href)}>
          Download
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
