/** The schemas of the sample API. */
export const lighthouseSchemas = {
  Lighthouse: {
    description: 'A lighthouse with everything that is known about it.',
    type: 'object',
    required: ['lighthouseId', 'name', 'country', 'position', 'builtIn', 'heightMetres', 'openToVisitors'],
    properties: {
      lighthouseId: { type: 'string', description: 'Identifier, unique in the register.', example: 'eddystone' },
      name: { type: 'string', description: 'Name on the chart.', example: 'Eddystone Lighthouse' },
      country: { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 code.', example: 'GB' },
      position: { $ref: '#/components/schemas/Position' },
      builtIn: { type: 'integer', description: 'Year in which the light was first lit.', example: 1882 },
      heightMetres: { type: 'number', minimum: 0, description: 'From the ground to the top.', example: 49 },
      keeper: { type: 'string', nullable: true, description: 'Null once the light is automatic.', example: null },
      openToVisitors: { type: 'boolean', description: 'Whether visits can be booked.', example: false },
    },
  },
  LighthouseList: {
    description: 'A page of the register.',
    type: 'object',
    required: ['items', 'total'],
    properties: {
      items: { type: 'array', items: { $ref: '#/components/schemas/Lighthouse' } },
      total: { type: 'integer', description: 'Lighthouses that match, on all pages.', example: 3 },
    },
  },
  Position: {
    description: 'Degrees, WGS 84.',
    type: 'object',
    required: ['latitude', 'longitude'],
    properties: {
      latitude: { type: 'number', minimum: -90, maximum: 90, example: 50.18 },
      longitude: { type: 'number', minimum: -180, maximum: 180, example: -4.27 },
    },
  },
  Light: {
    description: 'What a ship sees at night.',
    type: 'object',
    required: ['character', 'rangeNauticalMiles', 'working'],
    properties: {
      character: {
        type: 'string',
        description: 'As charts abbreviate it: two flashes every ten seconds.',
        example: 'Fl(2) 10s',
      },
      colour: { type: 'string', enum: ['white', 'red', 'green', 'yellow'], example: 'white' },
      rangeNauticalMiles: { type: 'number', minimum: 0, example: 17 },
      working: { type: 'boolean', description: 'False from a reported outage until its repair.', example: true },
    },
  },
  Conditions: {
    description: 'The sea at a lighthouse now.',
    type: 'object',
    required: ['visibilityNauticalMiles', 'windBeaufort', 'waveMetres', 'observedAt'],
    properties: {
      visibilityNauticalMiles: { type: 'number', minimum: 0, example: 11.5 },
      windBeaufort: { type: 'integer', minimum: 0, maximum: 12, example: 4 },
      waveMetres: { type: 'number', minimum: 0, example: 1.2 },
      observedAt: { type: 'string', format: 'date-time', example: '2026-06-21T21:40:00Z' },
    },
  },
  VisitRequest: {
    description: 'A visit to book.',
    type: 'object',
    required: ['date', 'visitors', 'email'],
    properties: {
      date: { type: 'string', format: 'date', example: '2026-07-04' },
      visitors: { type: 'integer', minimum: 1, maximum: 12, description: 'The stairs are narrow.', example: 2 },
      email: { type: 'string', format: 'email', description: 'Where the tickets go.', example: 'ida@example.com' },
    },
  },
  Visit: {
    description: 'A booked visit.',
    allOf: [
      { $ref: '#/components/schemas/VisitRequest' },
      {
        type: 'object',
        required: ['visitId', 'status'],
        properties: {
          visitId: { type: 'string', format: 'uuid', example: '0b0f8a5e-5d0c-4a53-9a58-6d1a1c1b2f10' },
          status: { type: 'string', enum: ['booked', 'cancelled'], example: 'booked' },
        },
      },
    ],
  },
  OutageReport: {
    description: 'A light that does not show as charted.',
    type: 'object',
    required: ['lighthouseId', 'seenAt', 'what'],
    properties: {
      lighthouseId: { type: 'string', example: 'bell-rock' },
      seenAt: { type: 'string', format: 'date-time', example: '2026-06-21T23:10:00Z' },
      what: { type: 'string', maxLength: 500, example: 'Flashing every eight seconds instead of every five' },
    },
  },
  Receipt: {
    description: 'Your report has been passed on.',
    type: 'object',
    required: ['reportId'],
    properties: { reportId: { type: 'string', example: 'R-20431' } },
  },
  Status: {
    description: 'Whether the service runs.',
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string', enum: ['ok', 'degraded'], example: 'ok' } },
  },
} as const
