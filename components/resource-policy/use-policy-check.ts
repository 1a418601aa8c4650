import { useEffect, useState } from 'react'
import type { ResourcePolicyFault } from '#server/rest-apis/resource-policy/policy-fault.ts'

/** Asks the server whether it would take a policy. */
export type CheckPolicy = (restApiId: string, policy: string) => Promise<{ fault?: ResourcePolicyFault }>

const pauseMs = 400

/** What the server finds wrong with a policy that is being written; asked when the reader pauses. */
export function usePolicyCheck(check: CheckPolicy, restApiId: string, text: string): ResourcePolicyFault | undefined {
  const [found, setFound] = useState<{ text: string; fault: ResourcePolicyFault | undefined }>()
  useEffect(() => {
    if (text.trim() === '') return
    let isCurrent = true
    const timer = setTimeout(() => {
      check(restApiId, text).then(
        ({ fault }) => isCurrent && setFound({ text, fault }),
        // Saving will say it.
        () => undefined,
      )
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [check, restApiId, text])
  return found?.text === text ? found.fault : undefined
}
