'use client'

import { useEffect, useState } from 'react'
import type { TreeResource } from '#server/rest-apis/resources/get-resource-tree.ts'

/** The tree of an API as a page gives it: whole, or, of a large API, how to know which one to ask for. */
export interface GivenTree {
  /** Another one whenever the tree is another. */
  version: string
  /** How many resources. */
  count: number
  /** Undefined where there are too many to be a part of every page. */
  resources: readonly TreeResource[] | undefined
}

interface Fetched {
  restApiId: string
  version: string
  resources: readonly TreeResource[]
}

/** The last one stays when the reader looks at something else of the API and comes back. */
let latest: Fetched | undefined

/** The resources of an API: those that the page gave, else fetched. While a newer tree is fetched, the one before stays. */
export function useResourceTree(restApiId: string, { version, resources: given }: GivenTree) {
  const [fetched, setFetched] = useState(latest)
  const [failures, setFailures] = useState(0)
  const [failed, setFailed] = useState<string>()
  const isGiven = given !== undefined
  useEffect(() => {
    if (isGiven || (latest?.restApiId === restApiId && latest.version === version)) return
    const asking = new AbortController()
    fetchTree(restApiId, asking.signal)
      .then((resources) => {
        latest = { restApiId, version, resources }
        setFetched(latest)
        setFailed(undefined)
      })
      .catch(() => !asking.signal.aborted && setFailed(`${version} ${failures}`))
    return () => asking.abort()
  }, [isGiven, restApiId, version, failures])
  return {
    resources: given ?? (fetched?.restApiId === restApiId ? fetched.resources : undefined),
    hasFailed: failed === `${version} ${failures}`,
    retry: () => setFailures((count) => count + 1),
  }
}

async function fetchTree(restApiId: string, signal: AbortSignal): Promise<readonly TreeResource[]> {
  const answer = await fetch(`/console/apis/${restApiId}/resources/~tree`, { signal })
  if (!answer.ok) throw new Error(`The tree was answered with ${answer.status}`)
  return await answer.json()
}
