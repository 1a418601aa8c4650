/** An OpenAPI document like those that people write: for each path two methods with parameters, models and a backend. */
export function benchDocument(paths: number): Record<string, unknown> {
  return {
    openapi: '3.0.1',
    info: { title: `Bench of ${paths} paths`, version: '1' },
    paths: Object.fromEntries(Array.from({ length: paths }, (_, index) => [`/things${index}/{id}`, pathItem(index)])),
    components: {
      schemas: Object.fromEntries(Array.from({ length: models }, (_, index) => [`Thing${index}`, schema(index)])),
    },
  }
}

const models = 50

function pathItem(index: number): Record<string, unknown> {
  return { get: operation('get', index), put: { ...operation('put', index), requestBody: content(index) } }
}

function operation(verb: 'get' | 'put', index: number): Record<string, unknown> {
  return {
    operationId: `${verb}Thing${index}`,
    summary: `${verb === 'get' ? 'Reads' : 'Replaces'} thing ${index}`,
    parameters: [
      { name: 'id', in: 'path', required: true, description: 'Which one', schema: { type: 'string' } },
      { name: 'fields', in: 'query', description: 'What of it', schema: { type: 'string' } },
    ],
    responses: { 200: { description: 'The thing', ...content(index) }, 404: { description: 'There is none' } },
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: verb.toUpperCase(),
      uri: `https://backend.example.org/things${index}/{id}`,
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    },
  }
}

function content(index: number): Record<string, unknown> {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/Thing${index % models}` } } } }
}

function schema(index: number): Record<string, unknown> {
  return {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      name: { type: 'string', maxLength: 100 },
      size: { type: 'integer', minimum: 0 },
      next: { $ref: `#/components/schemas/Thing${(index + 1) % models}` },
    },
  }
}
