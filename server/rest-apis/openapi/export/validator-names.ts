import type { ApiDefinition } from '../api-definition.ts'

/** What each request validator is called in a document, by id: its name, or with its id when two have one name. */
export function validatorNames(validators: ApiDefinition['requestValidators']): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    validators.map(({ id, name }) => {
      const own = taken.has(name) ? `${name} ${id}` : name
      taken.add(own)
      return [id, own]
    }),
  )
}
