/**
 * Which of an answer's templates the caller gets: the one that its first `Accept` type names, else `application/json`,
 * else the first (developer guide, "Method response data mappings").
 * @returns the template's content type; undefined when there are none.
 */
export function preferredTemplate(templates: Readonly<Record<string, unknown>>, accept: string | undefined) {
  const wanted = accept?.split(/[,;]/, 1)[0]?.trim().toLowerCase()
  if (wanted !== undefined && Object.hasOwn(templates, wanted)) return wanted
  if (Object.hasOwn(templates, 'application/json')) return 'application/json'
  return Object.keys(templates)[0]
}
