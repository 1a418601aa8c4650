const prefix = '#help='

/** Opens the help of the page that one is on, at an entry: the rest of its address stays. */
export function helpHref(topic: string): string {
  return `${prefix}${topic}`
}

/** The entry that an address asks for, from its part behind `#`; undefined where it asks for none. */
export function helpTopicOf(hash: string): string | undefined {
  const topic = hash.startsWith(prefix) ? hash.slice(prefix.length) : ''
  return /^[a-zA-Z]+\.[a-zA-Z]+$/.test(topic) ? topic : undefined
}
