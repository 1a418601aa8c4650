const pet = { $ref: '#/components/schemas/Pet' }
const json = (schema: object) => ({ 'application/json': { schema } })
const text = { type: 'string' }

/** A document with every kind of parameter, body, answer and security that an SDK tells apart. */
export const petDocument = {
  openapi: '3.0.1',
  info: { title: 'Pet Store', version: '2.1', description: 'Sells pets.' },
  servers: [
    { url: 'http://abc123.execute-api.localhost:8080/{basePath}', variables: { basePath: { default: '/prod' } } },
  ],
  paths: {
    '/pets': {
      get: {
        summary: 'All pets',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer' }, description: 'How many' },
          { name: 'tag', in: 'query', schema: { type: 'array', items: text } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
          { name: 'kind', in: 'query', schema: { enum: ['cat', 'dog'] } },
          { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } },
          { name: 'X-Trace', in: 'header', schema: text },
        ],
        responses: {
          200: {
            description: 'The pets',
            headers: { 'X-Total': { schema: text } },
            content: json({ type: 'array', items: pet }),
          },
        },
      },
      post: {
        operationId: 'addPet',
        requestBody: { required: true, content: json(pet) },
        security: [{ api_key: [] }],
        responses: {
          201: { description: 'Added', content: json(pet) },
          202: { description: 'Later' },
          400: { description: 'Wrong', content: json({ $ref: '#/components/schemas/Error' }) },
        },
      },
    },
    '/pets/{petId}': {
      get: {
        parameters: [
          { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } },
          { name: 'petId', in: 'query', schema: text },
        ],
        security: [{ sigv4: [] }],
        responses: { 200: { description: 'A pet', content: json(pet) }, default: { description: 'Wrong' } },
      },
      delete: { deprecated: true, security: [{ guard: [] }], responses: { 204: { description: 'Gone' } } },
      options: { responses: {} },
    },
    '/files/{path+}': { 'x-amazon-apigateway-any-method': { operationId: 'any', responses: {} } },
    '/': { get: { responses: { 200: { description: 'Text', content: { 'text/plain': { schema: text } } } } } },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', description: 'What it is called' },
          kind: { type: 'string', enum: ['cat', 'dog'] },
          mother: { nullable: true, allOf: [pet] },
        },
      },
      Error: { type: 'object', properties: { message: text } },
    },
    securitySchemes: {
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      guard: { type: 'apiKey', name: 'X-Token', in: 'header', 'x-amazon-apigateway-authtype': 'custom' },
    },
  },
}
