/** Where a request has parameters, as AWS calls the places. */
export const parameterPlaces = ['querystring', 'header', 'path'] as const

/** A parameter of a request that a method declares. */
export interface DeclaredParameter {
  place: (typeof parameterPlaces)[number]
  name: string
  isRequired: boolean
  /** Whether answers are cached by its value. */
  isCached: boolean
}

/** `method.request.header.X-Pet` … with what the method and its integration say about each. */
export function declaredParameters(
  requestParameters: Readonly<Record<string, boolean>> | undefined,
  cacheKeyParameters: readonly string[] | undefined,
): DeclaredParameter[] {
  return Object.entries(requestParameters ?? {}).map(([key, isRequired]) => {
    const [, , place, ...name] = key.split('.')
    return {
      place: parameterPlaces.find((known) => known === place) ?? 'querystring',
      name: name.join('.'),
      isRequired,
      isCached: cacheKeyParameters?.includes(key) ?? false,
    }
  })
}
