import type { documentationVersions } from '#db/schema.ts'

export type DocumentationVersionRow = typeof documentationVersions.$inferSelect

/** AWS `DocumentationVersion`: that all parts of an API were published as they were at one moment. */
export interface DocumentationVersion {
  version: string
  createdDate: Date
  description?: string
}

export function toDocumentationVersion({
  version,
  createdDate,
  description,
}: Pick<DocumentationVersionRow, 'version' | 'createdDate' | 'description'>): DocumentationVersion {
  return { version, createdDate, ...(description ? { description } : {}) }
}
