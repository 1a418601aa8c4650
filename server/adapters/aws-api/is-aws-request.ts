/** Whether a request is for the management API. @param url path and query, as they came */
export function isAwsRequest(url = ''): boolean {
  return /^\/aws(?:[/?]|$)/.test(url)
}
