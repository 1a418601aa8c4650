import { type ModelTypes, modelsNamespace, modelTypes } from './model-types.ts'
import { either } from './schema-type.ts'
import type { SdkDocument, SdkOperation, SdkParameter, SdkResponse } from './sdk-operation.ts'
import { docComment, memberName, oneLine } from './source-text.ts'

/**
 * The types of a client: `Models`, what each operation takes and answers (`Operations`), and the client itself.
 * @param runtime the types of what every SDK has
 */
export function writeDeclarations(document: SdkDocument, runtime: string): string {
  const models = modelTypes(document.schemas)
  return [
    docComment([oneLine(document.title), document.description]),
    '\n',
    `/** The models of the API. */\nexport declare namespace ${modelsNamespace} {\n${models.declarations}}\n\n`,
    '/** What each operation takes and how it answers. */\nexport interface Operations {\n',
    ...document.operations.map((operation) => operationEntry(operation, models)),
    '}\n\n',
    '/** One function for each operation of the API. */\nexport interface Client extends RequestFunction {\n',
    ...document.operations.map(operationFunction),
    '}\n\n',
    runtime,
  ].join('')
}

function operationEntry(operation: SdkOperation, models: ModelTypes): string {
  const { success, failure } = answersOf(operation.responses)
  const lines = [
    `params: ${paramsType(operation.parameters, models)}`,
    `body: ${bodyType(operation, models)}`,
    `result: ${success.map((response) => resultType(response, models)).join(' | ') || 'Result<number, unknown>'}`,
    `failure: ${failure.map((response) => failureType(response, models)).join(' | ') || 'ApiError'}`,
  ]
  return `  ${memberName(operation.name)}: {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n`
}

function paramsType(parameters: readonly SdkParameter[], models: ModelTypes): string {
  if (parameters.length === 0) return '{ [key: string]: never }'
  const members = parameters.map((parameter) => {
    const comment = docComment([parameter.description], '      ')
    const optional = parameter.required ? '' : '?'
    return `${comment}      ${memberName(parameter.key)}${optional}: ${parameterType(parameter, models)}\n`
  })
  return `{\n${members.join('')}    }`
}

/** Query parameters and headers may be sent several times. */
function parameterType({ in: place, schema }: SdkParameter, models: ModelTypes): string {
  const type = models.typeOf(schema, '      ')
  if (place === 'path' || /\[\]$/.test(type)) return type
  return type === 'unknown' ? 'unknown' : `OneOrMore<${type}>`
}

function bodyType({ body }: SdkOperation, models: ModelTypes): string {
  if (!body) return 'unknown'
  const types = [...body.content].map(([mediaType, schema]) => contentType(mediaType, schema, models, 'RawBody'))
  return either(types) ?? 'unknown'
}

/** JSON is what its schema says; forms are too where they have one; anything else is raw. */
function contentType(mediaType: string, schema: unknown, models: ModelTypes, raw: string): string {
  const isForm = raw === 'RawBody' && /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(mediaType)
  if (isForm) return schema === undefined ? 'FormBody' : `${models.typeOf(schema, '    ')} | FormBody`
  if (/[/+]json\b/i.test(mediaType) || mediaType === '*/*') return models.typeOf(schema, '    ')
  return raw === 'RawBody' ? raw : /^text\/|[/+]xml\b|javascript/i.test(mediaType) ? 'string' : 'Blob'
}

/** `default` stands for success only where nothing else does. */
function answersOf(responses: readonly SdkResponse[]): { success: SdkResponse[]; failure: SdkResponse[] } {
  const success = responses.filter(({ status }) => /^[23]\d\d$/.test(status))
  const failure = responses.filter(({ status }) => /^[45]\d\d$/.test(status))
  const others = responses.filter(({ status }) => status === 'default')
  return {
    success: success.length > 0 ? success : others,
    failure: failure.length > 0 ? failure : others,
  }
}

function resultType(response: SdkResponse, models: ModelTypes): string {
  const headers = response.headers.map(({ name }) => `${memberName(name)}?: string`)
  const more = headers.length > 0 ? `, { ${headers.join('; ')} }` : ''
  return `Result<${statusType(response)}, ${dataType(response, models)}${more}>`
}

function failureType(response: SdkResponse, models: ModelTypes): string {
  return `ApiError<${statusType(response)}, ${dataType(response, models)}>`
}

function statusType({ status }: SdkResponse): string {
  return /^\d{3}$/.test(status) ? status : 'number'
}

function dataType({ content }: SdkResponse, models: ModelTypes): string {
  const types = [...content].map(([mediaType, schema]) => contentType(mediaType, schema, models, 'Blob'))
  return either(types) ?? 'unknown'
}

function operationFunction(operation: SdkOperation): string {
  const { name, method, path, body, parameters } = operation
  const operationType = `Operations[${JSON.stringify(name)}]`
  const needsParams = parameters.some(({ required }) => required)
  const needsBody = body?.required === true
  const params = needsParams
    ? `params: ${operationType}['params']`
    : `params${needsBody ? '' : '?'}: ${operationType}['params'] | null${needsBody ? ' | undefined' : ''}`
  const content = needsBody ? `body: ${operationType}['body']` : `body?: ${operationType}['body'] | null`
  const comment = docComment(
    [
      operation.summary,
      operation.description,
      body?.description && `@param body ${oneLine(body.description)}`,
      `\`${method} ${oneLine(path).replaceAll('`', "'")}\``,
      ...needs(operation),
      operation.deprecated ? '@deprecated' : undefined,
    ],
    '  ',
  )
  return `${comment}  ${memberName(name)}(${params}, ${content}, options?: CallOptions): Promise<${operationType}['result']>\n`
}

function needs({ needsKey, signed, tokenHeader }: SdkOperation): string[] {
  return [
    ...(needsKey ? ['Needs an API key (`apiKey`).'] : []),
    ...(signed ? ['Is signed (`credentials`).'] : []),
    ...(tokenHeader ? [`Needs a token (\`token\`), sent as \`${tokenHeader.replaceAll('`', '')}\`.`] : []),
  ]
}
