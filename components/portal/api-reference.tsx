'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import 'swagger-ui-react/swagger-ui.css'
import './api-reference.css'
import { classNames } from '#components/ui/class-names.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { usePlaceHref } from '#components/ui/use-place-href.tsx'

const SwaggerUi = dynamic(() => import('swagger-ui-react'), { ssr: false, loading: () => <ReferenceSkeleton /> })

interface ApiReferenceProps {
  documentHref: string
  /** The operation that the address names: unfolded and brought into view. */
  shown: { readonly httpMethod: string; readonly path: string } | undefined
  /** Whether images from elsewhere are shown: without, the page's policy would leave a broken one in their place. */
  remoteImages: boolean
}

/** The whole document, to read. Requests are sent by the try pane, so its own buttons are off. */
export function ApiReference({ documentHref, shown, remoteImages }: ApiReferenceProps) {
  const root = useRef<HTMLDivElement>(null)
  const place = usePlaceHref()
  const [isThere, setIsThere] = useState(false)
  const { httpMethod, path } = shown ?? {}
  useEffect(() => {
    if (isThere && httpMethod && path) unfold(root.current, httpMethod, path)
  }, [isThere, httpMethod, path])
  return (
    <div ref={root} className={classNames('api-reference', !remoteImages && 'without-remote-images')}>
      <SwaggerUi
        url={place(documentHref)}
        supportedSubmitMethods={[]}
        docExpansion="list"
        defaultModelsExpandDepth={0}
        displayOperationId={false}
        plugins={plugins}
        onComplete={() => setIsThere(true)}
      />
    </div>
  )
}

/** By its own row, since it gives no other hold on one operation that it has types for. */
function unfold(root: HTMLElement | null, httpMethod: string, path: string): void {
  for (const block of root?.querySelectorAll<HTMLElement>('.opblock') ?? []) {
    const method = block.querySelector('.opblock-summary-method')?.textContent?.trim().toUpperCase()
    if (method !== httpMethod || block.querySelector('[data-path]')?.getAttribute('data-path') !== path) continue
    if (!block.classList.contains('is-open')) block.querySelector<HTMLElement>('.opblock-summary-control')?.click()
    block.scrollIntoView({ block: 'start' })
    return
  }
}

/** Its highlighter has colours for one theme only. */
const plugins = [() => ({ components: { HighlightCode: PlainCode } })]

function PlainCode({ children }: { children?: unknown }) {
  return <CodeBlock code={typeof children === 'string' ? children : ''} wrap />
}

function ReferenceSkeleton() {
  const t = useTranslations('portal.reference')
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{t('loading')}</span>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} className="h-11" />
      ))}
    </div>
  )
}
