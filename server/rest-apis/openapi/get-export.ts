import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { invokeUrl } from '#server/gateway-address.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findDeployed } from '../deployments/find-deployed.ts'
import { stageDocumentation } from '../documentation/stage-documentation.ts'
import { findStage } from '../stages/find-stage.ts'
import { addExtensions, type ExportExtension, exportExtensions } from './export/add-extensions.ts'
import { deployedApi } from './export/deployed-api.ts'
import { swaggerDocument } from './export/swagger/swagger-document.ts'
import { yamlText } from './export/yaml-text.ts'
import { exportOpenapi, versionOf } from './export-openapi.ts'
import { definedMembers, type JsonObject } from './json-object.ts'

/** AWS `ExportResponse`. */
export interface ExportResponse {
  contentType: string
  contentDisposition: string
  body: Uint8Array
}

/**
 * AWS `GetExport`: what a stage serves, as an OpenAPI 3.0.1 or a Swagger 2.0 document. It is the document of the
 * deployment, so a draft does not show in it; its texts are those of the stage's documentation version, if it has one.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html
 */
export const getExport = query({
  name: 'GetExport',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string().min(1),
    stageName: z.string().min(1),
    exportType: z.string(),
    /** `extensions`: a list with commas of `exportExtensions`. */
    parameters: z.record(z.string(), z.string()).optional(),
    /** `application/json` or `application/yaml`. */
    accepts: z.string().optional(),
  }),
  async run(context, { restApiId, stageName, exportType, parameters, accepts }): Promise<ExportResponse> {
    const api = await findRestApi(context, restApiId)
    const stage = await findStage(context, restApiId, stageName)
    const type = exportTypeOf(exportType)
    const extensions = extensionsOf(parameters?.extensions)
    const deployment = await findDeployed(context, restApiId, stage.deploymentId)
    const documentation = await stageDocumentation(context, stage, deployment)
    const definition = deployedApi(api, deployment, documentation.parts)
    const plain = documentation.version === undefined ? deployment.openapi : exportOpenapi(definition)
    const described = { ...plain, servers: [serverOf(context, restApiId, stageName)] }
    const openapi = addExtensions(described, definition, extensions, { region: context.settings.region, documentation })
    const document = type === 'swagger' ? swaggerDocument(openapi) : inOrder(openapi)
    const isYaml = accepts !== undefined && /yaml/i.test(accepts)
    const version = versionOf(definition.api).replace(/[^\w.:-]/g, '_')
    return {
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${type}_${version}.${isYaml ? 'yaml' : 'json'}"`,
      body: new TextEncoder().encode(isYaml ? yamlText(document) : JSON.stringify(document, null, 2)),
    }
  },
})

function exportTypeOf(exportType: string): 'oas30' | 'swagger' {
  if (exportType === 'oas30' || exportType === 'swagger') return exportType
  throw new ServiceError(
    'BadRequestException',
    `Invalid export type specified: ${exportType.slice(0, 50)}. Use oas30 or swagger`,
  )
}

function extensionsOf(list = ''): ReadonlySet<ExportExtension> {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const extensions = names.map((name) => {
    const extension = exportExtensions.find((one) => one === name)
    if (extension) return extension
    throw new ServiceError(
      'BadRequestException',
      `Invalid extension specified: ${name.slice(0, 50)}. Use ${exportExtensions.join(', ')}`,
    )
  })
  return new Set(extensions)
}

/** Where it answers stands at the top, as AWS writes it. */
function inOrder({
  openapi,
  info,
  servers,
  tags,
  externalDocs,
  paths,
  components,
  ...extensions
}: JsonObject): JsonObject {
  return definedMembers({ openapi, info, servers, tags, externalDocs, paths, components, ...extensions })
}

/** AWS's form: the stage is the default of the variable `basePath`, where an import finds it again. */
function serverOf({ settings }: Context, restApiId: string, stageName: string): JsonObject {
  return {
    url: invokeUrl(settings, restApiId, '{basePath}'),
    variables: { basePath: { default: stageName } },
  }
}
