'use client'

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
  const reach = useReach(url, probe)
  return (
    <span role="status" className="flex min-h-6 items-center text-[0.8125rem]">
      {reach === 'none' && <span className="text-muted">Where calls go: each resource’s path is appended.</span>}
      {reach === 'asking' && <StatusChip>asking the server…</StatusChip>}
      {typeof reach === 'object' && <Found probe={reach} />}
    </span>
  )
}

function Found({ probe }: { probe: BackendProbe }) {
  if (!probe.reachable) return <StatusChip tone="danger">not reachable: {probe.reason}</StatusChip>
  return (
    <StatusChip tone="ok">
      reachable: answered {probe.status} in {probe.latencyMs} ms
    </StatusChip>
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
