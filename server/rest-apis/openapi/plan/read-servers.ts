import { childOf, itemsOf, membersOf, type Place, type Reading, textAt } from './reading.ts'

/** Where the document says its API answers, with the variables of each URL at their defaults. */
export function readServers(reading: Reading): string[] {
  if (reading.dialect !== '2.0') {
    return itemsOf(reading, childOf(reading.root, 'servers')).flatMap((server) => serverUrl(reading, server) ?? [])
  }
  const host = textAt(reading, childOf(reading.root, 'host'))
  if (!host) return []
  const schemes = itemsOf(reading, childOf(reading.root, 'schemes')).flatMap((item) => textAt(reading, item) ?? [])
  const path = basePathOf(reading).replace(/\/+$/, '')
  const [first] = schemes.includes('https') ? ['https'] : schemes
  return [`${first ?? 'https'}://${host}${path}`]
}

/**
 * The `basePath` that the import parameter of the same name is about. In OpenAPI 3 it is the default of a server
 * variable with that name, the first one of several, otherwise the path of the first server.
 */
export function basePathOf(reading: Reading): string {
  if (reading.dialect === '2.0') return textAt(reading, childOf(reading.root, 'basePath')) ?? '/'
  const servers = itemsOf(reading, childOf(reading.root, 'servers'))
  const variables = servers.map((server) => childOf(childOf(childOf(server, 'variables'), 'basePath'), 'default'))
  const variable = variables.find(({ value }) => value !== undefined)
  if (variable) return textAt(reading, variable) ?? '/'
  const [first] = servers
  if (!first) return '/'
  const url = serverUrl(reading, first) ?? '/'
  return URL.canParse(url, 'http://relative') ? new URL(url, 'http://relative').pathname : '/'
}

function serverUrl(reading: Reading, server: Place): string | undefined {
  const url = textAt(reading, childOf(server, 'url'))
  const variables = membersOf(reading, childOf(server, 'variables'))
  const defaults = new Map(
    variables.map(([name, variable]) => [name, textAt(reading, childOf(variable, 'default')) ?? '']),
  )
  return url?.replace(/\{([^{}]+)\}/g, (text, name: string) => defaults.get(name) ?? text)
}
