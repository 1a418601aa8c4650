import type { FormReader } from '#server/adapters/next/form-reader.ts'

/** A request parameter as its form has it. */
export interface ReadParameter {
  name: string
  isRequired: boolean
  isCached: boolean
}

/** The rows of request parameters; rows without a name are left out. */
export function readParameters(form: FormReader): ReadParameter[] {
  const [names, required, cached] = ['name', 'required', 'cached'].map((member) => form.all(`parameters.${member}`))
  return form.all('parameters.place').flatMap((place, index) => {
    const name = names?.[index]?.trim() ?? ''
    if (name === '') return []
    return [
      {
        name: `method.request.${place}.${name}`,
        isRequired: required?.[index] === 'true',
        isCached: cached?.[index] === 'true',
      },
    ]
  })
}
