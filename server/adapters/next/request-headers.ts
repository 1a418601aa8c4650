/** Headers that `page-proxy` writes over whatever the client sent. */
export const requestIdHeader = 'x-gatehouse-request-id'
export const requestPathHeader = 'x-gatehouse-path'
