import type { Settings } from './settings.ts'

type Address = Pick<Settings, 'gatewayUrl'>

/** The name by which the gateway knows the API, with its port: `{apiId}.execute-api.{domain}:8080`. */
export function gatewayHost({ gatewayUrl }: Address, restApiId: string): string {
  return `${restApiId}.execute-api.${new URL(gatewayUrl).host}`
}

/** Where consumers call a stage: `https://{apiId}.execute-api.{domain}/{stageName}`, without a slash at the end. */
export function invokeUrl(settings: Address, restApiId: string, stageName: string): string {
  return `${new URL(settings.gatewayUrl).protocol}//${gatewayHost(settings, restApiId)}/${stageName}`
}

/** The same stage where no name of the API resolves: `https://{domain}/_aws/execute-api/{apiId}/{stageName}`. */
export function invokeUrlByPath({ gatewayUrl }: Address, restApiId: string, stageName: string): string {
  return `${gatewayUrl}/_aws/execute-api/${restApiId}/${stageName}`
}
