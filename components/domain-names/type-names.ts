import type { Translate } from '#components/messages/translate.ts'
import type { DomainName } from '#server/domains/domain-names/domain-name.ts'

const known = ['REGIONAL', 'EDGE', 'PRIVATE'] as const

/** What kind of endpoint a domain name has, as it is read: Regional. */
export function typeNames(
  { endpointConfiguration: { types } }: Pick<DomainName, 'endpointConfiguration'>,
  t: Translate<'domain-names'>,
): string {
  const names = types.map((type) => {
    const found = known.find((each) => each === type)
    return found === undefined ? type : t(`types.${found}.title`)
  })
  return names.join(', ')
}
