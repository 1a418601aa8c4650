import type { ReadOperation, ReadResponse } from '#server/portals/reading/read-operations.ts'
import type { TryParameter } from '#server/portals/try/try-operations.ts'
import { codeSample } from '../code-samples.ts'
import { buildRequest, exampleDraft } from '../request-draft.ts'
import { codeBlock, codeSpan, lowerHeadings, plainText, table } from './markdown-text.ts'

/** One operation: what it does, what it takes, how it is called and what it answers. */
export function operationMarkdown(operation: ReadOperation): string {
  const { httpMethod, path, summary, description, deprecated, needsKey, parameters, body } = operation
  return [
    `### ${httpMethod} ${plainText(path)}`,
    ...(summary ? [plainText(summary)] : []),
    ...(deprecated ? ['**Deprecated.** It may be taken away.'] : []),
    ...(description && description !== summary ? [lowerHeadings(description.trim(), 3)] : []),
    needsKey ? 'Needs an API key.' : 'Needs no API key.',
    ...(parameters.length > 0 ? [parameterTable(parameters)] : []),
    ...(body ? [`Request body: ${codeSpan(body.contentType)}${body.required ? ', required' : ''}`] : []),
    'Example request:',
    codeBlock(sampleOf(operation), 'sh'),
    ...(operation.responses.length > 0 ? ['Responses:', ...operation.responses.map(responseMarkdown)] : []),
  ].join('\n\n')
}

/** The try pane's own example in curl, with a name in place of the key. */
function sampleOf(operation: ReadOperation): string {
  const request = buildRequest(operation, exampleDraft(operation), operation.path)
  const { baseUrl, needsKey } = operation
  return codeSample('curl', { ...request, baseUrl, key: needsKey ? 'YOUR_API_KEY' : undefined })
}

function parameterTable(parameters: readonly TryParameter[]): string {
  return table(
    ['Parameter', 'In', 'Type', 'Required', 'Meaning'],
    parameters.map(({ name, in: place, type, required, description, example, values }) => [
      codeSpan(name),
      place,
      plainText(type ?? ''),
      required ? 'yes' : 'no',
      [
        plainText(description ?? ''),
        ...(values ? [`One of ${values.map(codeSpan).join(', ')}.`] : []),
        ...(example ? [`Example: ${codeSpan(example)}`] : []),
      ]
        .filter(Boolean)
        .join(' '),
    ]),
  )
}

function responseMarkdown({ status, description, contentType, example }: ReadResponse): string {
  const type = contentType ? ` (${codeSpan(contentType)})` : ''
  const line = `- **${plainText(status)}** ${plainText(description)}${type}`
  if (example === undefined) return line
  const block = codeBlock(example, contentType && /json/i.test(contentType) ? 'json' : '')
  return `${line}\n\n${block.replace(/^/gm, '  ')}`
}
