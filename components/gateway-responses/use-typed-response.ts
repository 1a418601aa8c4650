import { useEffect, useRef, useState } from 'react'
import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'
import { isSameResponse, typedResponse } from './typed-response.ts'

/**
 * What the form inside `follow` says as long as it is not saved; undefined where it says what is saved, and for viewers,
 * whose fields are disabled.
 */
export function useTypedResponse(saved: GatewayResponse, canWrite: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<GatewayResponse>()
  const read = () => {
    const form = box.current?.querySelector('form')
    if (form && canWrite) setTyped(typedResponse(new FormData(form), saved.responseType))
  }
  const readLatest = useRef(read)
  readLatest.current = read
  // Rows that come and go are no input: the form is read once they have been drawn.
  const later = () => requestAnimationFrame(() => readLatest.current())
  const version = JSON.stringify(saved)
  useEffect(() => {
    if (version === '') return
    const frame = requestAnimationFrame(() => readLatest.current())
    return () => cancelAnimationFrame(frame)
  }, [version])
  return {
    typed: typed && !isSameResponse(typed, saved) ? typed : undefined,
    follow: { ref: box, onInput: later, onClick: later },
  }
}
