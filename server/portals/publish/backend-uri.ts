/**
 * Where a proxied resource is on the backend: the base URL followed by the resource's path. `{proxy+}` becomes
 * `{proxy}`, since an integration's URI names the parameter without the plus.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-api-as-simple-proxy-for-http.html
 */
export function backendUri(baseUrl: string, path: string): string {
  const base = baseUrl.replace(/\/+$/, '')
  if (path !== '/') return base + integrationPath(path)
  return new URL(base).pathname === '/' ? `${base}/` : base
}

/** The base URL that `backendUri` made this URI of; undefined when the URI is not the resource's path below a base. */
export function baseUrlOf(uri: string, path: string): string | undefined {
  const suffix = path === '/' ? '' : integrationPath(path)
  if (!uri.endsWith(suffix)) return undefined
  const base = uri.slice(0, uri.length - suffix.length).replace(/\/+$/, '')
  return URL.canParse(base) && !/[?#{]/.test(base) ? base : undefined
}

/** The names of the path parameters, in order: `/a/{b}/{proxy+}` has `b` and `proxy`. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1] ?? '')
}

function integrationPath(path: string): string {
  return path.replaceAll('+}', '}')
}
