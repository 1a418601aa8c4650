/** Headers that `page-proxy` writes over whatever the client sent. */
export const requestIdHeader = 'x-gatehouse-request-id'
export const requestPathHeader = 'x-gatehouse-path'
/** The slug of the portal under whose own host name the request came; absent under the console's own. */
export const portalHostHeader = 'x-gatehouse-portal'
