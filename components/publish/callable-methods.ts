import type { Resource } from '#server/rest-apis/resources/resource.ts'

/** A method as it can be called by hand. */
export interface CallableMethod {
  httpMethod: string
  /** With something in the place of each parameter: `/pets/1`. */
  path: string
}

/**
 * What can be called, the likeliest to answer first: GETs without parameters, then GETs, then the rest. Preflights are
 * left out; ANY is called with GET.
 */
export function callableMethods(resources: readonly Resource[]): CallableMethod[] {
  const methods = resources.flatMap((resource) =>
    Object.keys(resource.resourceMethods ?? {})
      .filter((verb) => verb !== 'OPTIONS')
      .map((verb) => ({ httpMethod: verb === 'ANY' ? 'GET' : verb, template: resource.path })),
  )
  const rank = ({ httpMethod, template }: (typeof methods)[number]) =>
    httpMethod !== 'GET' ? 2 : template.includes('{') ? 1 : 0
  return methods
    .sort((left, right) => rank(left) - rank(right))
    .map(({ httpMethod, template }) => ({ httpMethod, path: filledIn(template) }))
}

function filledIn(template: string): string {
  return template.replace(/\{[^{}]*\+\}/g, '').replace(/\{[^{}]*\}/g, '1') || '/'
}
