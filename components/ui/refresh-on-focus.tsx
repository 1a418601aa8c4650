'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Fetches the page anew when the reader comes back to it: what was changed elsewhere meanwhile is there. */
export function RefreshOnFocus() {
  const router = useRouter()
  useEffect(() => {
    let isAway = false
    const leave = () => {
      isAway = true
    }
    const comeBack = () => {
      if (document.visibilityState !== 'visible' || !isAway) return
      isAway = false
      router.refresh()
    }
    const turn = () => (document.visibilityState === 'visible' ? comeBack() : leave())
    window.addEventListener('blur', leave)
    window.addEventListener('focus', comeBack)
    document.addEventListener('visibilitychange', turn)
    return () => {
      window.removeEventListener('blur', leave)
      window.removeEventListener('focus', comeBack)
      document.removeEventListener('visibilitychange', turn)
    }
  }, [router])
  return null
}
