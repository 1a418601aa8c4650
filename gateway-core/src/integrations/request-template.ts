import type { IntegrationSnapshot } from '../snapshot.ts'

/** What becomes of a request's body: a template makes it, or it passes through, or its type is refused. */
export type BodyChoice<Template> = Template | 'pass' | 'unsupported'

/**
 * Compiles the choice among `requestTemplates` by the request's media type, with `$default` behind them;
 * `passthroughBehavior` decides when none matches (developer guide, "Method request behavior for payloads without
 * mapping templates").
 * @param compile makes a template of its source, once
 */
export function compileRequestTemplates<Template>(
  { requestTemplates = {}, passthroughBehavior }: IntegrationSnapshot,
  compile: (source: string) => Template,
): (mediaType: string) => BodyChoice<Template> {
  const templates = new Map<string, Template>()
  for (const [contentType, source] of Object.entries(requestTemplates)) {
    const key = contentType === '$default' ? contentType : contentType.split(';', 1)[0]?.trim().toLowerCase()
    templates.set(key ?? '', compile(source))
  }
  const refuses = passthroughBehavior === 'NEVER' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && templates.size > 0)
  const otherwise = templates.get('$default') ?? (refuses ? 'unsupported' : 'pass')
  return (mediaType) => templates.get(mediaType) ?? otherwise
}

/**
 * Whether a template says the same for every request, so that it needs no template engine: Velocity's references start
 * with `$`, its directives with `#`.
 */
export function isLiteral(template: string): boolean {
  return !/[$#]/.test(template)
}
