import type { SampleCall } from './sample-call.ts'
import { stringLiteral } from './string-literals.ts'

/** The standard library's `net/http`. */
export function rubySample({ httpMethod, url, headers, body }: SampleCall): string {
  const text = (value: string) => stringLiteral('ruby', value)
  const verb = `${httpMethod.slice(0, 1)}${httpMethod.slice(1).toLowerCase()}`
  return [
    'require "net/http"',
    '',
    `uri = URI(${text(url)})`,
    `request = Net::HTTP::${verb}.new(uri)`,
    ...headers.map(([name, value]) => `request[${text(name)}] = ${text(value)}`),
    ...(body === undefined ? [] : [`request.body = ${text(body)}`]),
    '',
    'response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
    '  http.request(request)',
    'end',
    'puts response.code, response.body',
  ].join('\n')
}
