import { expect, test } from 'vitest'
import { renameComponents } from './rename-components.ts'

const pet = { type: 'object', properties: { name: { type: 'string' } } }

test('a document that meets nobody stays the very same', () => {
  const document = { paths: {}, components: { schemas: { Pet: pet } } }
  expect(renameComponents(document, {})).toBe(document)
  expect(renameComponents(document, { schemas: { Pet: structuredClone(pet) } })).toBe(document)
  expect(renameComponents(document, { responses: { Pet: { type: 'string' } } })).toBe(document)
  expect(renameComponents({ paths: {} }, { schemas: { Pet: pet } })).toEqual({ paths: {} })
})

test('a name that another one has gets the first free number, in its own kind only', () => {
  const taken = { schemas: { Pet: { type: 'string' }, Pet2: { type: 'number' } }, examples: { Pet: { value: 1 } } }
  const renamed = renameComponents(
    {
      paths: {
        '/x': {
          get: {
            parameters: [{ schema: { $ref: '#/components/schemas/Pet' } }],
            responses: { 200: { content: { json: { examples: { a: { $ref: '#/components/examples/Pet' } } } } } },
          },
        },
      },
      components: {
        schemas: { Pet: pet, Pet3: { type: 'boolean' }, Herd: { items: { $ref: '#/components/schemas/Pet' } } },
        examples: { Pet: { value: 1 } },
      },
    },
    taken,
  )
  expect(renamed.components).toEqual({
    schemas: { Pet4: pet, Pet3: { type: 'boolean' }, Herd: { items: { $ref: '#/components/schemas/Pet4' } } },
    examples: { Pet: { value: 1 } },
  })
  expect(renamed.paths).toMatchObject({
    '/x': {
      get: {
        parameters: [{ schema: { $ref: '#/components/schemas/Pet4' } }],
        responses: { 200: { content: { json: { examples: { a: { $ref: '#/components/examples/Pet' } } } } } },
      },
    },
  })
})

test('requirements follow their security schemes, and only they: an example may have such a member too', () => {
  const guard = { type: 'apiKey', in: 'header', name: 'X-Guard' }
  const example = { security: [{ guard: [] }] }
  const renamed = renameComponents(
    {
      paths: {
        '/x': {
          parameters: [],
          get: { security: [{ guard: ['read'], api_key: [] }], responses: { 200: { example } } },
        },
      },
      components: { securitySchemes: { guard } },
    },
    { securitySchemes: { guard: { ...guard, name: 'Authorization' } } },
  )
  expect(renamed).toEqual({
    paths: {
      '/x': {
        parameters: [],
        get: { security: [{ guard2: ['read'], api_key: [] }], responses: { 200: { example } } },
      },
    },
    components: { securitySchemes: { guard2: guard } },
  })
})
