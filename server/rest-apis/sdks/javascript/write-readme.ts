import type { SdkDocument, SdkOperation } from './sdk-operation.ts'
import { oneLine } from './source-text.ts'
import { packageName } from './write-package.ts'

/** `README.md`: how the SDK is used, and the documentation of every operation. */
export function writeReadme(document: SdkDocument): string {
  return [
    `# ${inline(document.title)}\n`,
    document.description ? `${block(document.description)}\n` : '',
    usage(document),
    `## Operations\n`,
    ...document.operations.map(operationSection),
  ].join('\n')
}

function usage(document: SdkDocument): string {
  const name = packageName(document.title)
  const example = document.operations.find(({ method }) => method === 'GET') ?? document.operations[0]
  const call = example
    ? `client.${example.name}(${exampleParams(example)})`
    : `client.request({ method: 'GET', path: '/' })`
  const fence = '```'
  return `For browsers and Node.js 18 and later; no dependencies.

${fence}js
import { createClient, ApiError } from '${name}'

const client = createClient({ apiKey: '…' })
try {
  const { status, headers, data } = await ${call}
} catch (error) {
  if (error instanceof ApiError) console.error(error.status, error.data)
}
${fence}

In a page without modules, \`<script src="dist/apigClient.js"></script>\` sets the global \`apigClientFactory\`:
\`const client = apigClientFactory.newClient({ apiKey: '…' })\`.

A function takes \`(params, body, options)\` and answers \`{ status, headers, data }\`. A status of 400 and more is an
\`ApiError\` with the same members; \`isFailureOf('name', error)\` gives it the types that the operation documents. No
answer in time is a \`RequestTimeoutError\`, no connection a \`ConnectionError\`.

| Configuration | Meaning |
| --- | --- |
| \`endpoint\` | where the API answers, with the stage; else ${code(endpointOf(document))} |
| \`apiKey\` | sent as \`x-api-key\` |
| \`token\` | a text or a function: sent to operations with an authorizer |
| \`credentials\`, \`region\` | \`{ accessKeyId, secretAccessKey, sessionToken }\` or a function: signs what asks for it (SigV4) |
| \`timeoutMs\` | of one attempt, 30000 unless told |
| \`maxAttempts\`, \`baseDelayMs\`, \`maxDelayMs\` | 4, 100, 20000 unless told |
| \`headers\` | sent with every call |

Calls that were answered 429 are sent again after a random, growing delay, and those that may be repeated (GET, HEAD,
OPTIONS, PUT, DELETE, or with the option \`idempotent\`) after 5xx and lost connections too; \`Retry-After\` is kept. An
\`AbortSignal\` (\`options.signal\`) ends a call and its waiting. JSON bodies are values, not texts of JSON.

`
}

function exampleParams({ parameters }: SdkOperation): string {
  const required = parameters.filter((parameter) => parameter.required)
  if (required.length === 0) return ''
  return `{ ${required.map(({ key }) => `${/^[A-Za-z$][\w$]*$/.test(key) ? key : quoted(key)}: '…'`).join(', ')} }`
}

function quoted(key: string): string {
  return JSON.stringify(oneLine(key, 60).replaceAll('`', ''))
}

function endpointOf({ operations }: SdkDocument): string {
  return [...new Set(operations.map(({ endpoint }) => endpoint))].slice(0, 3).join(', ') || 'none'
}

function operationSection(operation: SdkOperation): string {
  const { name, method, path, summary, description, deprecated } = operation
  const needs = [
    operation.needsKey ? 'an API key' : '',
    operation.signed ? 'a signature (`credentials`)' : '',
    operation.tokenHeader ? `a token in ${code(operation.tokenHeader)} (\`token\`)` : '',
  ].filter(Boolean)
  return [
    `### \`${name}\`\n`,
    `${code(`${method} ${path}`)}${summary ? ` ${inline(summary)}` : ''}\n`,
    deprecated ? 'Deprecated.\n' : '',
    description ? `${block(description)}\n` : '',
    needs.length > 0 ? `Needs ${needs.join(', ')}.\n` : '',
    parameterTable(operation),
    bodyLine(operation),
    responseTable(operation),
  ]
    .filter(Boolean)
    .join('\n')
}

function bodyLine({ body }: SdkOperation): string {
  if (!body) return ''
  const types = [...body.content.keys()].map(code).join(', ')
  return `Body${body.required ? '' : ' (optional)'}: ${types}${body.description ? `. ${inline(body.description)}` : ''}\n`
}

function parameterTable({ parameters }: SdkOperation): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(
    ({ key, in: place, required, description }) =>
      `| ${code(key)} | ${place}${required ? ', required' : ''} | ${inline(description ?? '')} |\n`,
  )
  return `| Parameter | In | |\n| --- | --- | --- |\n${rows.join('')}`
}

function responseTable({ responses }: SdkOperation): string {
  if (responses.length === 0) return ''
  const rows = responses.map(
    ({ status, description, content }) =>
      `| ${inline(status)} | ${[...content.keys()].map(code).join(', ')} | ${inline(description ?? '')} |\n`,
  )
  return `| Status | Body | |\n| --- | --- | --- |\n${rows.join('')}`
}

/** Texts are Markdown, as OpenAPI has it; HTML in them is text. */
function block(text: string): string {
  return text.toWellFormed().slice(0, 10_000).replaceAll('<', '&lt;')
}

/** Fit for a cell of a table. */
function inline(text: string): string {
  return oneLine(text, 500).replaceAll('<', '&lt;').replaceAll('|', '\\|')
}

function code(text: string): string {
  const line = oneLine(text, 200).replaceAll('`', "'").replaceAll('|', '\\|')
  return line === '' ? '' : `\`${line}\``
}
