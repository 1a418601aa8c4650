import type { GatewayResponse } from '#server/rest-apis/gateway-responses/gateway-response.ts'

const prefix = 'gatewayresponse.header.'

/** What a form of a gateway response says before it is saved. Rows without a name are left out, as when it is sent. */
export function typedResponse(data: FormData, responseType: string): GatewayResponse {
  const statusCode = textOf(data.get('statusCode')).trim()
  const headers = pairs(data, 'responseParameters').map(([name, value]) => [
    name.startsWith('gatewayresponse.') ? name : `${prefix}${name}`,
    value,
  ])
  return {
    responseType,
    ...(statusCode === '' ? {} : { statusCode }),
    responseParameters: Object.fromEntries(headers),
    responseTemplates: Object.fromEntries(pairs(data, 'responseTemplates')),
    defaultResponse: false,
  }
}

/** Whether saving it would change anything. */
export function isSameResponse(one: GatewayResponse, other: GatewayResponse): boolean {
  const essence = ({ statusCode, responseParameters, responseTemplates }: GatewayResponse) =>
    JSON.stringify([statusCode ?? '', sorted(responseParameters), sorted(responseTemplates)])
  return essence(one) === essence(other)
}

function sorted(map: Readonly<Record<string, string>>): [string, string][] {
  // A text area turns every line break into one kind.
  return Object.entries(map)
    .map(([name, value]): [string, string] => [name, value.replaceAll('\r\n', '\n')])
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

function pairs(data: FormData, field: string): [string, string][] {
  const values = data.getAll(`${field}.value`)
  return data
    .getAll(`${field}.name`)
    .map((name, index): [string, string] => [textOf(name).trim(), textOf(values[index] ?? '')])
    .filter(([name]) => name !== '')
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
