'use client'

import dynamic from 'next/dynamic'
import 'swagger-ui-react/swagger-ui.css'
import './api-reference.css'
import { Skeleton } from '#components/ui/skeleton.tsx'

const SwaggerUi = dynamic(() => import('swagger-ui-react'), { ssr: false, loading: () => <ReferenceSkeleton /> })

/** The whole document, to read. Requests are sent by the try pane, so its own buttons are off. */
export function ApiReference({ documentHref }: { documentHref: string }) {
  return (
    <div className="api-reference">
      <SwaggerUi
        url={documentHref}
        supportedSubmitMethods={[]}
        docExpansion="list"
        defaultModelsExpandDepth={0}
        displayOperationId={false}
      />
    </div>
  )
}

function ReferenceSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Loading the reference…</span>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-11" />
      ))}
    </div>
  )
}
