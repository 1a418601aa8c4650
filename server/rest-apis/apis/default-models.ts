import type { models } from '#db/schema.ts'

type ModelRow = typeof models.$inferInsert

/** The two models that AWS gives a new API (not an imported one). */
export function defaultModels(restApiId: string, newId: (length: number) => string): ModelRow[] {
  return [
    {
      restApiId,
      id: newId(6),
      name: 'Empty',
      description: 'This is a default empty schema model',
      contentType: 'application/json',
      schema: schemaText('Empty Schema'),
    },
    {
      restApiId,
      id: newId(6),
      name: 'Error',
      description: 'This is a default error schema model',
      contentType: 'application/json',
      schema: schemaText('Error Schema', { message: { type: 'string' } }),
    },
  ]
}

function schemaText(title: string, properties?: Record<string, unknown>): string {
  const schema = { $schema: 'http://json-schema.org/draft-04/schema#', title, type: 'object', properties }
  return JSON.stringify(schema, null, 2)
}
