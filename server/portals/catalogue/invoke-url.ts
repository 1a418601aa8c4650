import type { Settings } from '../../settings.ts'

/** The name by which the gateway knows the API, with its port: `{apiId}.execute-api.{domain}:8080`. */
export function gatewayHost({ gatewayDomain, gatewayPort }: Settings, restApiId: string): string {
  return `${restApiId}.execute-api.${gatewayDomain}${gatewayPort === 80 ? '' : `:${gatewayPort}`}`
}

/** Where consumers call a stage: `http://{apiId}.execute-api.{domain}:8080/{stageName}`, without a slash at the end. */
export function invokeUrl(settings: Settings, restApiId: string, stageName: string): string {
  return `http://${gatewayHost(settings, restApiId)}/${stageName}`
}
