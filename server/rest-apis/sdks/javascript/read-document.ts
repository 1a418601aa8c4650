import { asJsonObject, isJsonObject, type JsonObject, ownMember } from '../../openapi/json-object.ts'
import { OperationNames } from './operation-names.ts'
import { readParameters } from './read-parameters.ts'
import { referred, textOf } from './referred.ts'
import type { SdkDocument, SdkOperation, SdkResponse } from './sdk-operation.ts'

/** What `ANY` is called with. */
const anyMethods = ['get', 'post', 'put', 'patch', 'delete']
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']
const anyMember = 'x-amazon-apigateway-any-method'

/**
 * Reads what an SDK needs out of an OpenAPI 3.0 document of ours. `ANY` is taken apart into verbs; the bare `OPTIONS`
 * that answer browsers are left out. What is of no use (a wrong type, a reference to nowhere) is taken as absent.
 * @param region of signatures, unless the caller gives another
 */
export function readDocument(document: JsonObject, region: string): SdkDocument {
  const info = asJsonObject(document.info)
  const names = new OperationNames()
  const operations = Object.entries(asJsonObject(document.paths)).flatMap(([path, value]) =>
    operationsOf(asJsonObject(value)).map(({ method, operation }) =>
      readOperation(document, { path, item: asJsonObject(value), method, operation, names }),
    ),
  )
  return {
    title: textOf(info.title) ?? 'API',
    version: textOf(info.version),
    description: textOf(info.description),
    region,
    operations,
    schemas: asJsonObject(asJsonObject(document.components).schemas),
  }
}

function operationsOf(item: JsonObject): { method: string; operation: JsonObject }[] {
  const { operationId: _, ...any } = asJsonObject(item[anyMember])
  return methods.flatMap((method) => {
    const own = ownMember(item, method)
    if (isJsonObject(own)) return isPreflight(method, own) ? [] : [{ method, operation: own }]
    return anyMember in item && anyMethods.includes(method) ? [{ method, operation: any }] : []
  })
}

function isPreflight(method: string, operation: JsonObject): boolean {
  return method === 'options' && !operation.summary && !operation.operationId
}

interface Place {
  readonly path: string
  readonly item: JsonObject
  readonly method: string
  readonly operation: JsonObject
  readonly names: OperationNames
}

function readOperation(document: JsonObject, { path, item, method, operation, names }: Place): SdkOperation {
  const verb = method.toUpperCase()
  return {
    name: names.next(verb, path, textOf(operation.operationId)),
    method: verb,
    path,
    endpoint: endpointOf(document, item, operation),
    summary: textOf(operation.summary) ?? textOf(item.summary),
    description: textOf(operation.description) ?? textOf(item.description),
    deprecated: operation.deprecated === true,
    parameters: readParameters(document, path, [item.parameters, operation.parameters].flat()),
    body: readBody(document, operation),
    responses: Object.entries(asJsonObject(operation.responses)).map(([status, response]) =>
      readResponse(status, referred(document, response)),
    ),
    ...readSecurity(document, operation),
  }
}

/** The first server, with the defaults of its variables, without a slash at the end. */
function endpointOf(document: JsonObject, item: JsonObject, operation: JsonObject): string {
  const [server] = [operation.servers ?? item.servers ?? document.servers].flat()
  const { url, variables } = asJsonObject(server)
  const filled = (textOf(url) ?? '').replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = asJsonObject(ownMember(asJsonObject(variables), name))
    return textOf(variable.default) ?? ''
  })
  // A variable may begin with the slash that stands before it.
  return filled.replace(/(?<=[^:/])\/{2,}/g, '/').replace(/\/+$/, '')
}

function readBody(document: JsonObject, operation: JsonObject): SdkOperation['body'] {
  const body = referred(document, operation.requestBody)
  const content = readContent(body.content)
  if (content.size === 0) return undefined
  const description = textOf(body.description)
  return { required: body.required === true, content, ...(description ? { description } : {}) }
}

function readResponse(status: string, response: JsonObject): SdkResponse {
  return {
    status,
    description: textOf(response.description),
    headers: Object.entries(asJsonObject(response.headers)).map(([name, header]) => ({
      name: name.toLowerCase(),
      schema: asJsonObject(header).schema,
    })),
    content: readContent(response.content),
  }
}

function readContent(content: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(asJsonObject(content)).map(([type, media]) => [type, asJsonObject(media).schema]))
}

function readSecurity(
  document: JsonObject,
  { security }: JsonObject,
): Pick<SdkOperation, 'needsKey' | 'signed' | 'tokenHeader'> {
  const schemes = asJsonObject(asJsonObject(document.components).securitySchemes)
  const names = (Array.isArray(security) ? security : []).flatMap((one) => Object.keys(asJsonObject(one)))
  const used = names.map((name) => asJsonObject(ownMember(schemes, name)))
  const isKey = (scheme: JsonObject) => textOf(scheme.name)?.toLowerCase() === 'x-api-key'
  const isSignature = (scheme: JsonObject) => scheme['x-amazon-apigateway-authtype'] === 'awsSigv4'
  const token = used.find((scheme) => scheme.in === 'header' && !isKey(scheme) && !isSignature(scheme))
  const tokenHeader = textOf(token?.name)
  return {
    needsKey: used.some(isKey),
    signed: used.some(isSignature),
    tokenHeader: tokenHeader && /^[\w!#$%&'*+.^`|~-]+$/.test(tokenHeader) ? tokenHeader : undefined,
  }
}
