'use client'

import { usePathname } from 'next/navigation'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { type Help, HelpContext } from '../ui/help-context.tsx'
import { helpTopicOf } from '../ui/help-href.ts'
import { useLetterKeys } from '../ui/use-letter-keys.ts'

/** Made of the parts that a page needs only once it is opened. */
const HelpPanel = lazy(async () => ({ default: (await import('./help-panel.tsx')).HelpPanel }))

/** Around the console: `?` or a button opens the help beside the page, and it stays while one goes on working. */
export function HelpProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  const [state, setState] = useState<{ isOpen: boolean; topic: string | undefined; times: number }>({
    isOpen: false,
    topic: undefined,
    times: 0,
  })
  const help = useMemo<Help>(
    () => ({ open: (topic) => setState(({ times }) => ({ isOpen: true, topic, times: times + 1 })) }),
    [],
  )
  useEffect(() => {
    const follow = () => {
      const topic = helpTopicOf(location.hash)
      if (topic) help.open(topic)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [help])
  const close = () => setState((before) => ({ ...before, isOpen: false }))
  const toggle = () => setState(({ isOpen, times }) => ({ isOpen: !isOpen, topic: undefined, times: times + 1 }))
  useLetterKeys({ '?': toggle }, { everywhere: true })
  return (
    <HelpContext value={help}>
      <div className={state.isOpen ? 'xl:pr-96' : ''}>{children}</div>
      {state.isOpen && (
        <Suspense>
          <HelpPanel key={state.times} pathname={pathname} topic={state.topic} onClose={close} />
        </Suspense>
      )}
    </HelpContext>
  )
}
