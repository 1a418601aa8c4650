import type { ReadOperation, ReadResponse } from '#server/portals/reading/read-operations.ts'
import type { TryParameter } from '#server/portals/try/operation-parameters.ts'
import { codeSample } from '../code-samples.ts'
import { keyPlaceholder, tokenPlaceholder } from '../placeholders.ts'
import { buildRequest, exampleDraft } from '../request-draft.ts'
import { writtenTokens } from '../token-values.ts'
import { codeBlock, codeSpan, lowerHeadings, plainText, table } from './markdown-text.ts'
import type { TextWords } from './text-words.ts'

/** One operation: what it does, what it takes, how it is called and what it answers. */
export function operationMarkdown(words: TextWords, operation: ReadOperation): string {
  const { t } = words
  const { httpMethod, path, summary, description, deprecated, parameters, body } = operation
  return [
    `### ${httpMethod} ${plainText(path)}`,
    ...(summary ? [plainText(summary)] : []),
    ...(deprecated ? [`**${t('text.deprecated')}** ${t('text.deprecatedHelp')}`] : []),
    ...(description && description !== summary ? [lowerHeadings(description.trim(), 3)] : []),
    accessLine(words, operation),
    ...(parameters.length > 0 ? [parameterTable(words, parameters)] : []),
    ...(body ? [t(body.required ? 'text.requiredBody' : 'text.body', { type: codeSpan(body.contentType) })] : []),
    t('text.exampleRequest'),
    codeBlock(sampleOf(operation), 'sh'),
    ...(operation.responses.length > 0 ? [t('text.responses'), ...operation.responses.map(responseMarkdown)] : []),
  ].join('\n\n')
}

/** What a caller has to send along; everything in it is needed together. */
function accessLine({ t }: TextWords, { access, tokens }: ReadOperation): string {
  if (access.length === 0) return t('text.needsNoKey')
  const places = tokens.map((token) => t(`text.needsToken.${token.in}`, { name: codeSpan(token.name) }))
  return access
    .flatMap((kind) => {
      if (kind === 'api-key') return t('text.needsKey')
      if (kind === 'signature') return t('text.needsSignature', { service: codeSpan('execute-api') })
      return places.length > 0 ? places : t('text.authorizerDecides')
    })
    .join(' ')
}

/** The try pane's own example in curl, with names in place of key and tokens. */
function sampleOf(operation: ReadOperation): string {
  const request = buildRequest(operation, exampleDraft(operation), operation.path)
  const { baseUrl, access, tokens, region } = operation
  return codeSample('curl', {
    ...request,
    baseUrl,
    key: access.includes('api-key') ? keyPlaceholder : undefined,
    tokens: writtenTokens(tokens, {}, { hidden: undefined, missing: tokenPlaceholder }),
    region: access.includes('signature') ? region : undefined,
  })
}

function parameterTable({ t }: TextWords, parameters: readonly TryParameter[]): string {
  return table(
    [t('text.parameter'), t('text.in'), t('text.type'), t('text.required'), t('text.meaning')],
    parameters.map(({ name, in: place, type, required, description, example, values }) => [
      codeSpan(name),
      place,
      plainText(type ?? ''),
      required ? t('text.yes') : t('text.no'),
      [
        plainText(description ?? ''),
        ...(values ? [t('text.oneOf', { values: values.map(codeSpan).join(', ') })] : []),
        ...(example ? [t('text.example', { value: codeSpan(example) })] : []),
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
