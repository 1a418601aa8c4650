/** When each of AWS's types answers, in words (developer guide, "Gateway response types"). */
const titles: Readonly<Record<string, string>> = {
  ACCESS_DENIED: 'Access denied by policy or authorizer',
  API_CONFIGURATION_ERROR: 'The API is configured wrongly',
  AUTHORIZER_CONFIGURATION_ERROR: 'The authorizer could not be reached',
  AUTHORIZER_FAILURE: 'The authorizer failed',
  BAD_REQUEST_BODY: 'The body does not fit its model',
  BAD_REQUEST_PARAMETERS: 'A required parameter is missing',
  DEFAULT_4XX: 'Every 4xx that is not customised',
  DEFAULT_5XX: 'Every 5xx that is not customised',
  EXPIRED_TOKEN: 'The AWS token has expired',
  INTEGRATION_FAILURE: 'The integration failed',
  INTEGRATION_TIMEOUT: 'The integration took too long',
  INVALID_API_KEY: 'No valid API key',
  INVALID_SIGNATURE: 'The AWS signature is wrong',
  MISSING_AUTHENTICATION_TOKEN: 'No such path or method, or no signature',
  QUOTA_EXCEEDED: 'The quota is used up',
  REQUEST_TOO_LARGE: 'The request is too large',
  RESOURCE_NOT_FOUND: 'The resource was not found',
  THROTTLED: 'Too many requests at once',
  UNAUTHORIZED: 'The authorizer does not know the caller',
  UNSUPPORTED_MEDIA_TYPE: 'The content type is not taken',
  WAF_FILTERED: 'The web application firewall refused',
}

export function responseTitle(responseType: string): string {
  return titles[responseType] ?? responseType
}
