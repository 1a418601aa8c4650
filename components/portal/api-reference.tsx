'use client'

import dynamic from 'next/dynamic'
import 'swagger-ui-react/swagger-ui.css'
import './api-reference.css'
import { CodeBlock } from '#components/ui/code-block.tsx'
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
        plugins={plugins}
      />
    </div>
  )
}

/** Its highlighter has colours for one theme only. */
const plugins = [() => ({ components: { HighlightCode: PlainCode } })]

function PlainCode({ children }: { children?: unknown }) {
  return <CodeBlock code={typeof children === 'string' ? children : ''} wrap />
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
