import type { IntegrationColumn } from '#db/schema.ts'
import { badRequest } from '#server/errors.ts'

/** `arn:{partition}:apigateway:{region}:{service or subdomain.service}:{path|action}/{target}` */
const serviceArn = /^arn:[^:\s]+:apigateway:([^:\s]+):([^:\s]+):([^\s]+)$/

/** Refuses, in AWS's words, a URI that an integration of this type cannot call. */
export function checkIntegrationUri(type: IntegrationColumn['type'], uri: string | undefined): void {
  if (type === 'HTTP' || type === 'HTTP_PROXY') checkHttpUri(uri)
  else if (type !== 'MOCK') checkArn(type, uri)
}

function checkHttpUri(uri: string | undefined): void {
  // What is filled in for each request may stand anywhere after the scheme: variables of the stage, path parameters.
  const example = uri
    ?.replaceAll(/\$\{stageVariables\.[a-zA-Z0-9_]+\}/g, 'example')
    .replaceAll(/\{[^{}]+\}/g, 'example')
  if (!example || !/^https?:\/\/[^/?#\s]+[^\s]*$/i.test(example) || !URL.canParse(example)) {
    throw badRequest('Invalid HTTP endpoint specified for URI', 'uri')
  }
}

function checkArn(type: 'AWS' | 'AWS_PROXY', uri: string | undefined): void {
  const [, , service, target] = serviceArn.exec(uri ?? '') ?? []
  if (service === undefined || target === undefined) throw badRequest('Invalid ARN specified in the request', 'uri')
  if (!target.startsWith('path') && !target.startsWith('action')) {
    throw badRequest('AWS ARN for integration must contain path or action', 'uri')
  }
  const isLambda = service === 'lambda' && target.startsWith('path/2015-03-31/functions/')
  const isFirehose = service === 'firehose' && target.startsWith('action/')
  if (type === 'AWS_PROXY' && !isLambda && !isFirehose) {
    throw badRequest(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
      'uri',
    )
  }
}
