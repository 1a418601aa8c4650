import { lighthouseExamples } from './lighthouse-examples.ts'
import { lighthouseSchemas } from './lighthouse-schemas.ts'

/**
 * The sample API as an OpenAPI document with MOCK integrations: it is imported like everybody's, and answers without a
 * backend or a network.
 */
export function lighthouseDocument(): Record<string, unknown> {
  return {
    openapi: '3.0.1',
    info: {
      title: 'Lighthouse Register',
      version: '1.0.0',
      description:
        'Every lighthouse worth a detour: where it stands, what its light looks like, how the sea is there now, and when you can climb it. The answers are examples, so nothing you send is kept.',
    },
    tags: [
      { name: 'Lighthouses', description: 'The register itself.' },
      { name: 'Visits', description: 'Climbing the stairs.' },
      { name: 'Service', description: 'The service and those who keep the lights lit.' },
    ],
    paths: { ...registerPaths(), ...visitPaths(), ...servicePaths() },
    components: {
      schemas: lighthouseSchemas,
      securitySchemes: { api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
    },
    security: [{ api_key: [] }],
  }
}

function registerPaths(): Record<string, unknown> {
  return {
    '/lighthouses': {
      get: operation('listLighthouses', 'List lighthouses', {
        description: 'All lighthouses of the register, oldest entry first.',
        tag: 'Lighthouses',
        parameters: [
          {
            name: 'country',
            in: 'query',
            description: 'Only those in this country.',
            schema: { type: 'string', pattern: '^[A-Z]{2}$', example: 'ES' },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'Lighthouses on one page.',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          },
        ],
        answers: { status: 200, says: 'A page of lighthouses.', model: 'LighthouseList', example: 'lighthouses' },
      }),
    },
    '/lighthouses/{lighthouseId}': {
      get: operation('getLighthouse', 'Get a lighthouse', {
        description: 'One lighthouse with all that is known about it.',
        tag: 'Lighthouses',
        parameters: [lighthouseId],
        answers: { status: 200, says: 'The lighthouse.', model: 'Lighthouse', example: 'lighthouse' },
      }),
    },
    '/lighthouses/{lighthouseId}/light': {
      get: operation('getLight', 'Get the light', {
        description: 'What a ship sees at night: the character of the light, its colour and its range.',
        tag: 'Lighthouses',
        parameters: [lighthouseId],
        answers: { status: 200, says: 'The light.', model: 'Light', example: 'light' },
      }),
    },
    '/lighthouses/{lighthouseId}/conditions': {
      get: operation('getConditions', 'Get sea conditions', {
        description: 'Visibility, wind and waves at a lighthouse, observed within the last ten minutes.',
        tag: 'Lighthouses',
        parameters: [lighthouseId],
        answers: { status: 200, says: 'The conditions.', model: 'Conditions', example: 'conditions' },
      }),
    },
  }
}

function visitPaths(): Record<string, unknown> {
  return {
    '/lighthouses/{lighthouseId}/visits': {
      post: operation('bookVisit', 'Book a visit', {
        description: 'Books a visit for up to twelve people. The tickets come by e-mail.',
        tag: 'Visits',
        parameters: [lighthouseId],
        takes: { model: 'VisitRequest', example: 'visitRequest' },
        answers: { status: 201, says: 'The visit is booked.', model: 'Visit', example: 'visit' },
      }),
    },
  }
}

function servicePaths(): Record<string, unknown> {
  return {
    '/outages': {
      post: operation('reportOutage', 'Report an outage', {
        description: 'Tell us about a light that does not show as charted. Reports go to the authority of its coast.',
        tag: 'Service',
        takes: { model: 'OutageReport', example: 'outageReport' },
        answers: { status: 202, says: 'Thank you.', model: 'Receipt', example: 'receipt' },
      }),
    },
    '/status': {
      get: {
        ...operation('getStatus', 'Get the status', {
          description: 'Whether the service runs. The one call that needs no key.',
          tag: 'Service',
          answers: { status: 200, says: 'The service runs.', model: 'Status', example: 'status' },
        }),
        security: [],
      },
    },
  }
}

const lighthouseId = {
  name: 'lighthouseId',
  in: 'path',
  required: true,
  description: 'Identifier of a lighthouse.',
  schema: { type: 'string', example: 'hercules' },
}

interface Description {
  description: string
  tag: string
  parameters?: unknown[]
  takes?: { model: keyof typeof lighthouseSchemas; example: keyof typeof lighthouseExamples }
  answers: {
    status: number
    says: string
    model: keyof typeof lighthouseSchemas
    example: keyof typeof lighthouseExamples
  }
}

function operation(operationId: string, summary: string, about: Description): Record<string, unknown> {
  const { takes, answers } = about
  return {
    operationId,
    summary,
    description: about.description,
    tags: [about.tag],
    ...(about.parameters ? { parameters: about.parameters } : {}),
    ...(takes ? { requestBody: { required: true, content: json(takes.model, takes.example) } } : {}),
    responses: { [answers.status]: { description: answers.says, content: json(answers.model, answers.example) } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': `{"statusCode": ${answers.status}}` },
      responses: {
        default: {
          statusCode: String(answers.status),
          responseTemplates: { 'application/json': JSON.stringify(lighthouseExamples[answers.example], null, 2) },
        },
      },
    },
  }
}

function json(model: keyof typeof lighthouseSchemas, example: keyof typeof lighthouseExamples) {
  const schema = { $ref: `#/components/schemas/${model}` }
  return { 'application/json': { schema, example: lighthouseExamples[example] } }
}
