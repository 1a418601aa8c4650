import { and, eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import { z } from 'zod'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findStage } from '../stages/find-stage.ts'
import { addExtensions, type ExportExtension } from './export/add-extensions.ts'
import type { JsonObject } from './json-object.ts'

/** AWS `ExportResponse`. */
export interface ExportResponse {
  contentType: string
  contentDisposition: string
  body: Uint8Array
}

/**
 * AWS `GetExport`: what a stage serves, as an OpenAPI 3.0.1 document. It is the document of the deployment, so a draft
 * does not show in it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html
 */
export const getExport = query({
  name: 'GetExport',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string().min(1),
    stageName: z.string().min(1),
    exportType: z.string(),
    /** `extensions`: a list with commas of `integrations` or `apigateway`, `authorizers`, `validators`. */
    parameters: z.record(z.string(), z.string()).optional(),
    /** `application/json` or `application/yaml`. */
    accepts: z.string().optional(),
  }),
  async run(context, { restApiId, stageName, exportType, parameters, accepts }): Promise<ExportResponse> {
    const api = await findRestApi(context, restApiId)
    const { deploymentId } = await findStage(context, restApiId, stageName)
    const type = exportTypeOf(exportType)
    const extensions = extensionsOf(parameters?.extensions)
    const [deployment] = await context.db
      .select({ definition: deployments.definition, openapi: deployments.openapi })
      .from(deployments)
      .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
    if (!deployment) throw new ServiceError('NotFoundException', 'Invalid Deployment identifier specified')
    const document = {
      ...addExtensions(deployment.openapi, deployment.definition, extensions),
      servers: [serverOf(context, restApiId, stageName)],
    }
    const isYaml = accepts !== undefined && /yaml/i.test(accepts)
    const version = (api.version ?? api.createdDate.toISOString()).replace(/[^\w.:-]/g, '_')
    return {
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${type}_${version}.${isYaml ? 'yaml' : 'json'}"`,
      body: new TextEncoder().encode(textOf(document, isYaml)),
    }
  },
})

function exportTypeOf(exportType: string): 'oas30' {
  if (exportType === 'oas30') return exportType
  throw new ServiceError(
    'BadRequestException',
    exportType === 'swagger'
      ? 'Exports are made as OpenAPI 3.0 only. Use the export type oas30'
      : `Invalid export type specified: ${exportType.slice(0, 50)}. Use oas30`,
  )
}

const known: readonly ExportExtension[] = ['integrations', 'apigateway', 'authorizers', 'validators']

function extensionsOf(list = ''): ReadonlySet<ExportExtension> {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const extensions = names.map((name) => {
    const extension = known.find((one) => one === name)
    if (extension) return extension
    throw new ServiceError(
      'BadRequestException',
      `Invalid extension specified: ${name.slice(0, 50)}. Use ${known.join(', ')}`,
    )
  })
  return new Set(extensions)
}

/** AWS's form: the stage is the default of the variable `basePath`, where an import finds it again. */
function serverOf({ settings }: Context, restApiId: string, stageName: string): JsonObject {
  const port = settings.gatewayPort === 80 ? '' : `:${settings.gatewayPort}`
  return {
    url: `http://${restApiId}.execute-api.${settings.gatewayDomain}${port}/{basePath}`,
    variables: { basePath: { default: stageName } },
  }
}

/** Characters of JSON above which YAML is not laid out: that takes the thread seconds, and JSON is YAML too. */
const maxLayout = 500_000

function textOf(document: JsonObject, isYaml: boolean): string {
  const json = JSON.stringify(document, null, 2)
  return isYaml && json.length <= maxLayout ? stringify(document, { aliasDuplicateObjects: false }) : json
}
