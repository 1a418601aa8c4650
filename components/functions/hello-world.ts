/** A handler that works as it is: behind an AWS_PROXY integration and in the test pane. */
export const helloWorld = `/**
 * Answers a request of an API (AWS_PROXY integration).
 * event: the request. context: this invocation, such as its id and the time that is left.
 */
export const handler = async (event, context) => {
  const name = event.queryStringParameters?.name ?? 'world'
  console.log('Greeting', name)
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: \`Hello, \${name}!\`, requestId: context.awsRequestId }),
  }
}
`

/** Events to test with: what the integrations and authorizers of an API send, cut to what handlers look at. */
export const sampleEvents = [
  {
    name: 'api',
    event: {
      resource: '/hello',
      path: '/hello',
      httpMethod: 'GET',
      headers: { accept: 'application/json' },
      multiValueHeaders: { accept: ['application/json'] },
      queryStringParameters: { name: 'Ada' },
      multiValueQueryStringParameters: { name: ['Ada'] },
      pathParameters: null,
      stageVariables: null,
      requestContext: { stage: 'prod', httpMethod: 'GET', identity: { sourceIp: '127.0.0.1' } },
      body: null,
      isBase64Encoded: false,
    },
  },
  {
    name: 'authorizer',
    event: {
      type: 'TOKEN',
      authorizationToken: 'Bearer token',
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abcdef1234/prod/GET/hello',
    },
  },
  { name: 'empty', event: {} },
] as const
