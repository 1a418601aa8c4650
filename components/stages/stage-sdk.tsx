'use client'

import { Download } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { DialogFooter } from '#components/ui/dialog-footer.tsx'

interface StageSdkProps {
  restApiId: string
  stageName: string
}

/** A client for what the stage serves, to take away. */
export function StageSdk({ restApiId, stageName }: StageSdkProps) {
  const href = `/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/sdk`
  return (
    <Dialog
      title={`SDK of ${stageName}`}
      description="A typed JavaScript client for what the stage serves now"
      size="small"
      trigger={
        <Button size="small" icon={<Download />}>
          SDK
        </Button>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-[0.8125rem] text-muted">
        <li>For browsers and Node.js 18 and later, without dependencies</li>
        <li>One function for each operation, with the types of the models and the text of the documentation</li>
        <li>Sends API keys, signs with AWS Signature Version 4, and tries again after 429 and 5xx</li>
      </ul>
      <p className="text-[0.8125rem] text-muted">
        Pages of another origin can call the API where CORS is enabled on its resources.
      </p>
      <DialogFooter>
        <Button variant="primary" slot="close" onPress={() => window.location.assign(href)}>
          Download for JavaScript
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
