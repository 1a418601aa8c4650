/** The API of the pictures: nobody else's names, nothing that depends on a clock, and no backend. */
export const tideDocument = {
  openapi: '3.0.1',
  info: {
    title: 'Tide Tables',
    version: '3',
    description: 'High and low water, currents and moorings of every harbour of the estuary.',
  },
  paths: {
    '/harbours': {
      get: operation('listHarbours', 'List harbours', 'harbours', [inQuery('region', 'North, south or estuary')]),
      post: operation('addHarbour', 'Add a harbour', 'harbours', [], { name: 'Saltwick', moorings: 42 }),
    },
    '/harbours/{harbourId}': {
      parameters: [inPath('harbourId')],
      get: operation('getHarbour', 'Get a harbour', 'harbours'),
      put: operation('replaceHarbour', 'Replace a harbour', 'harbours', [], { name: 'Saltwick', moorings: 40 }),
      delete: operation('removeHarbour', 'Remove a harbour', 'harbours'),
    },
    '/harbours/{harbourId}/tides': {
      parameters: [inPath('harbourId')],
      get: operation('listTides', 'List tides', 'tides', [inQuery('day', 'A day, as 2026-03-01')]),
    },
    '/harbours/{harbourId}/moorings': {
      parameters: [inPath('harbourId')],
      get: operation('listMoorings', 'List moorings', 'moorings'),
      post: operation('bookMooring', 'Book a mooring', 'moorings', [], { vessel: 'Kittiwake', length: 9.4 }),
    },
    '/currents': { get: operation('listCurrents', 'List currents', 'currents') },
    '/warnings': { get: operation('listWarnings', 'List warnings', 'warnings') },
  },
}

function operation(
  operationId: string,
  summary: string,
  tag: string,
  parameters: readonly object[] = [],
  example?: Readonly<Record<string, unknown>>,
) {
  return {
    operationId,
    summary,
    description: `${summary}. Times are in UTC, heights in metres above chart datum.`,
    tags: [tag],
    parameters,
    ...(example ? { requestBody: { content: { 'application/json': { schema: schemaOf(example), example } } } } : {}),
    responses: { 200: { description: 'What was asked for' }, 404: { description: 'No such harbour' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"name": "Saltwick"}' } } },
    },
  }
}

function schemaOf(example: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(example).map(([name, value]) => [name, { type: typeof value }])
  return { type: 'object', required: Object.keys(example), properties: Object.fromEntries(entries) }
}

function inPath(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function inQuery(name: string, description: string) {
  return { name, in: 'query', description, schema: { type: 'string' } }
}
