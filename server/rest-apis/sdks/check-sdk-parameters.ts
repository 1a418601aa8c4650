import { ServiceError } from '#server/errors.ts'
import type { SdkType } from './sdk-types.ts'

/** As AWS's service model calls two of Java's, beside the names that its console and CLI use. */
const otherNames: Readonly<Record<string, string>> = {
  'service.name': 'serviceName',
  'java.package-name': 'javaPackageName',
}

/** What a value must look like, where AWS says so. */
const forms: Readonly<Record<string, readonly [form: RegExp, words: string]>> = {
  classPrefix: [/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'must have letters and digits only'],
  'java.build-system': [/^(maven|gradle)$/, 'must be maven or gradle'],
  'service.name': [/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'must have letters and digits only'],
  'java.package-name': [/^[A-Za-z_]\w{0,63}(\.[A-Za-z_]\w{0,63}){0,15}$/, 'must be the name of a package'],
  invokerPackage: [/^[A-Za-z_]\w{0,63}(\.[A-Za-z_]\w{0,63}){0,15}$/, 'must be the name of a package'],
}

/** @throws BadRequestException for a parameter that a language needs and was not given, or that it cannot take. */
export function checkSdkParameters(type: SdkType, given: Readonly<Record<string, string>>): void {
  const givenValue = (name: string) => {
    const names = [name, otherNames[name] ?? name]
    return names.map((one) => (Object.hasOwn(given, one) ? given[one]?.trim() : undefined)).find(Boolean)
  }
  const missing = type.configurationProperties.filter(
    ({ name, required }) => required && givenValue(name) === undefined,
  )
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    throw new ServiceError('BadRequestException', `Missing required parameters for SDK type ${type.id}: ${names}`)
  }
  for (const { name } of type.configurationProperties) {
    const value = givenValue(name)
    const [form, words] = forms[name] ?? []
    if (value !== undefined && form && !form.test(value)) {
      throw new ServiceError('BadRequestException', `Invalid parameter for SDK type ${type.id}: ${name} ${words}`)
    }
  }
}
