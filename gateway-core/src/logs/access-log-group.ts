import type { CompiledMethod } from '../pipeline/stage.ts'

/**
 * The log group of a stage's access log: the one that its destination's ARN names, of a Firehose stream the one with the
 * stream's name, since nothing is sent to AWS, else `API-Gateway-Access-Logs_{apiId}/{stage}`. Always a group of the
 * API's own account, whatever account the ARN says. A canary's ends with `/Canary`.
 */
export function accessLogGroup({ stage, isCanary }: CompiledMethod): string {
  const { restApiId, stageName, accessLog } = stage
  const group = groupOf(accessLog?.destinationArn ?? '') ?? `API-Gateway-Access-Logs_${restApiId}/${stageName}`
  return isCanary ? `${group}/Canary` : group
}

const longest = 512

function groupOf(arn: string): string | undefined {
  const [, service, , , ...resource] = arn.split(':').slice(1)
  const [kind, name] = service === 'firehose' ? resource.join(':').split('/', 2) : resource
  const isKnown = (service === 'logs' && kind === 'log-group') || (service === 'firehose' && kind === 'deliverystream')
  return isKnown && name !== undefined && name !== '' ? name.slice(0, longest) : undefined
}
