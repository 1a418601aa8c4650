import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False in the server's HTML, until the part that asks hears what is pressed in it. */
export function useIsReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
