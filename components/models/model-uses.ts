import type { MethodUse } from '#components/apis/used-by.tsx'
import type { Translate } from '#components/messages/translate.ts'
import type { Method } from '#server/rest-apis/methods/method.ts'
import type { Model } from '#server/rest-apis/models/model.ts'

type PlacedMethod = MethodUse & { method: Method }

/** Where methods name a model: in their request or in one of their responses, by content type. */
export function modelUses(methods: readonly PlacedMethod[], name: string, t: Translate<'models'>): MethodUse[] {
  return methods.flatMap(({ method, ...place }) => [
    ...contentTypes(method.requestModels, name).map((type) => ({ ...place, note: t('uses.request', { type }) })),
    ...Object.values(method.methodResponses ?? {}).flatMap(({ statusCode, responseModels }) =>
      contentTypes(responseModels, name).map((type) => ({ ...place, note: t('uses.response', { statusCode, type }) })),
    ),
  ])
}

/** The models that a schema refers to, by name. */
export function referencedModels(schema: string): string[] {
  const names = [...schema.matchAll(/"\$ref"\s*:\s*"https:\/\/[^"]{1,200}\/models\/([A-Za-z0-9]{1,128})(?:#[^"]*)?"/g)]
  return [...new Set(names.flatMap(([, name]) => name ?? []))].sort()
}

/** The models whose schema refers to this one. */
export function referringModels(all: readonly Pick<Model, 'name' | 'schema'>[], name: string): string[] {
  return all
    .filter((model) => model.name !== name && referencedModels(model.schema).includes(name))
    .map((model) => model.name)
}

function contentTypes(byContentType: Readonly<Record<string, string>> | undefined, name: string): string[] {
  return Object.entries(byContentType ?? {}).flatMap(([type, model]) => (model === name ? [type] : []))
}
