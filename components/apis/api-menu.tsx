'use client'

import { Download } from 'lucide-react'
import { Menu } from '#components/ui/menu.tsx'

interface ApiMenuProps {
  restApiId: string
  name: string
}

/** What can be done with a whole API beside editing it: take it away as a document. */
export function ApiMenu({ restApiId, name }: ApiMenuProps) {
  const href = (parameters: string) => `/console/apis/${restApiId}/export?${parameters}`
  const download = (parameters: string) => () => window.location.assign(href(parameters))
  return (
    <Menu
      label={`Actions for ${name}`}
      entries={[
        {
          id: 'openapi-yaml',
          label: 'Export OpenAPI (YAML)',
          icon: <Download />,
          onAction: download('format=yaml'),
        },
        {
          id: 'openapi-json',
          label: 'Export OpenAPI (JSON)',
          icon: <Download />,
          onAction: download('format=json'),
        },
        {
          id: 'openapi-integrations',
          label: 'Export with integrations (JSON)',
          icon: <Download />,
          onAction: download('format=json&extensions=apigateway'),
        },
      ]}
    />
  )
}
