import { asJsonObject, isJsonObject } from '../json-object.ts'
import type { DocumentationPlan } from './plan-documentation.ts'
import { isApiTag } from './plan-settings.ts'
import { readTexts } from './read-texts.ts'
import { childOf, itemsOf, type Reading, textAt } from './reading.ts'

const infoTexts = { summary: 'text', termsOfService: 'text', contact: 'object', license: 'object' } as const

/** The texts of the API that are not members of it. */
export function documentApi(reading: Reading, documentation: DocumentationPlan): void {
  const root = asJsonObject(reading.root.value)
  const info = readTexts(reading, childOf(reading.root, 'info'), infoTexts)
  const tags = itemsOf(reading, childOf(reading.root, 'tags')).filter(
    (tag) => !isApiTag(tag.value) && textAt(reading, childOf(tag, 'name')),
  )
  documentation.add(
    { type: 'API' },
    {
      ...(Object.keys(info).length > 0 ? { info } : {}),
      ...(tags.length > 0 ? { tags: tags.map((tag) => tag.value) } : {}),
      ...(isJsonObject(root.externalDocs) ? { externalDocs: root.externalDocs } : {}),
    },
  )
}
