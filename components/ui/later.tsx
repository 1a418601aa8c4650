'use client'

import { type ComponentType, lazy, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Skeleton } from './skeleton.tsx'
import { readTyped, type TypedBefore, typeAgain } from './typed-before.ts'
import { useIsReady } from './use-is-ready.ts'

export interface LaterPart<Props> {
  load: () => Promise<ComponentType<Props>>
  OnServer: ComponentType<Props>
}

/** @param load imports it: made once, outside of components. */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  return { load, OnServer: lazy(async () => ({ default: await load() })) }
}

/** Empty: React takes over no children, and leaves what the server sent. */
const htmlOfServer = { dangerouslySetInnerHTML: { __html: '' }, suppressHydrationWarning: true }

/**
 * A part whose HTML comes with the page and whose scripts are fetched once the page can be read. Until then the server's HTML
 * stays as it is: it should be of use without a script, or disabled; what is typed into it is not lost. A `Suspense` around it would not do, since React sends
 * what is large behind a boundary as a hidden part that only a script shows.
 */
export function Later<Props extends object>({ part, given }: { part: LaterPart<Props>; given: Props }) {
  const { load, OnServer } = part
  const isReady = useIsReady()
  const [hasHtml] = useState(!isReady)
  const [Part, setPart] = useState<ComponentType<Props>>()
  const root = useRef<HTMLDivElement>(null)
  const typed = useRef<TypedBefore>(undefined)
  useEffect(() => {
    let isGone = false
    void load().then((loaded) => {
      if (isGone) return
      if (root.current) typed.current = readTyped(root.current)
      setPart(() => loaded)
    })
    return () => {
      isGone = true
    }
  }, [load])
  useLayoutEffect(() => {
    if (Part && root.current && typed.current) typeAgain(root.current, typed.current)
  }, [Part])
  if (typeof window === 'undefined') {
    return (
      <div>
        <OnServer {...given} />
      </div>
    )
  }
  if (Part) {
    return (
      <div key="loaded" ref={root}>
        <Part {...given} />
      </div>
    )
  }
  if (!hasHtml) return <Skeleton className="h-80" />
  return <div key="html" ref={root} {...htmlOfServer} />
}
