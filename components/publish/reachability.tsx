'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { StatusChip } from '#components/ui/status-chip.tsx'
import type { BackendProbe } from '#server/adapters/data-plane/probe-backend.ts'

/** Asks the server whether it reaches a URL. */
export type ProbeAction = (url: string) => Promise<BackendProbe | undefined>

type Reach = 'none' | 'asking' | BackendProbe

interface ReachabilityProps {
  url: string
  probe: ProbeAction
}

/** A dot that follows the URL while it is typed: whether the gateway could reach it, asked through the server. */
export function Reachability({ url, probe }: ReachabilityProps) {
  const t = useTranslations('publish.reachability')
  const reach = useReach(url, probe)
  return (
    <span role="status" className="flex min-h-6 items-center text-[0.8125rem]">
      {reach === 'none' && <span className="text-muted">{t('where')}</span>}
      {reach === 'asking' && <StatusChip>{t('asking')}</StatusChip>}
      {typeof reach === 'object' && <Found probe={reach} />}
    </span>
  )
}

function Found({ probe }: { probe: BackendProbe }) {
  const t = useTranslations('publish.reachability')
  if (!probe.reachable) return <StatusChip tone="danger">{t('unreachable', { reason: probe.reason })}</StatusChip>
  return (
    <StatusChip tone="ok">{t('reachable', { status: String(probe.status), milliseconds: probe.latencyMs })}</StatusChip>
  )
}

function useReach(url: string, probe: ProbeAction): Reach {
  const [reach, setReach] = useState<Reach>('none')
  useEffect(() => {
    const target = url.trim()
    if (!/^https?:\/\/[^/\s]+/.test(target)) {
      setReach('none')
      return
    }
    setReach('asking')
    let isStale = false
    const timer = setTimeout(async () => {
      const found = await probe(target).catch(() => undefined)
      if (!isStale) setReach(found ?? 'none')
    }, 500)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [url, probe])
  return reach
}
