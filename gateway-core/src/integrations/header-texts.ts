import type { Dispatcher } from 'undici'

/** Headers as undici hands them over, as texts, name, value, name, value …: bytes are Latin-1. */
export function headerTexts(rawHeaders: Dispatcher.DispatchController['rawHeaders']): string[] {
  const texts: string[] = []
  if (!Array.isArray(rawHeaders)) return texts
  for (const text of rawHeaders) texts.push(typeof text === 'string' ? text : text.toString('latin1'))
  return texts
}
