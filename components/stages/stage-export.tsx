'use client'

import { Download } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'

interface StageExportProps {
  restApiId: string
  stageName: string
}

const forms = [
  { id: 'yaml', label: 'OpenAPI 3.0, YAML', search: 'format=yaml' },
  { id: 'json', label: 'OpenAPI 3.0, JSON', search: 'format=json' },
  { id: 'aws-yaml', label: 'With AWS extensions, YAML', search: 'format=yaml&extensions=apigateway,authorizers' },
  { id: 'aws-json', label: 'With AWS extensions, JSON', search: 'format=json&extensions=apigateway,authorizers' },
]

/** What the stage serves, as a document to take away. */
export function StageExport({ restApiId, stageName }: StageExportProps) {
  const href = `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/export`
  return (
    <Menu
      label={`Export ${stageName}`}
      trigger={
        <Button size="small" icon={<Download />}>
          Export
        </Button>
      }
      entries={forms.map(({ id, label, search }) => ({
        id,
        label,
        onAction: () => window.location.assign(`${href}?${search}`),
      }))}
    />
  )
}
