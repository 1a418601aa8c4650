import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { DomainNameSettings } from '#db/schema/domain-names.ts'
import { domainNames } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { checkStrictType } from '#server/tls-policy.ts'
import { type DomainName, toDomainName } from './domain-name.ts'
import { checkDomainNameSettings, domainNameFields } from './domain-name-fields.ts'
import { findDomainName } from './find-domain-name.ts'

/** An empty value is how AWS's clients take a member away. */
const clearable = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullish())

const input = z.object({
  domainName: z.string(),
  domainNameId: domainNameFields.domainNameId.optional(),
  certificateName: clearable(domainNameFields.certificateName),
  certificateArn: clearable(domainNameFields.certificateArn),
  regionalCertificateName: clearable(domainNameFields.regionalCertificateName),
  regionalCertificateArn: clearable(domainNameFields.regionalCertificateArn),
  securityPolicy: domainNameFields.securityPolicy.optional(),
  endpointAccessMode: clearable(domainNameFields.endpointAccessMode),
  routingMode: domainNameFields.routingMode.optional(),
  policy: clearable(domainNameFields.policy),
  managementPolicy: clearable(domainNameFields.policy),
  ownershipVerificationCertificateArn: clearable(domainNameFields.ownershipVerificationCertificateArn),
  mutualTlsAuthentication: z
    .object({
      truststoreUri: clearable(domainNameFields.truststoreUri),
      truststoreVersion: clearable(domainNameFields.truststoreVersion),
    })
    .optional(),
  endpointConfiguration: z
    .object({
      types: domainNameFields.types.optional(),
      ipAddressType: domainNameFields.ipAddressType.optional(),
    })
    .optional(),
})

type Change = z.output<typeof input>

/**
 * Changes a domain name at once. From and to PRIVATE there is no way, because private ones are found by their id.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateDomainName.html
 */
export const updateDomainName = command({
  name: 'UpdateDomainName',
  permission: 'domain-names:write',
  input,
  async run(context, { domainName: name, domainNameId: id, ...change }): Promise<DomainName> {
    const row = await findDomainName(context, { domainName: name, domainNameId: id }, { lock: true })
    const settings = settingsAfter(row.settings, change, context.now())
    checkStrictType(row.settings, row.settings.endpointConfiguration.types[0], settings.endpointConfiguration.types[0])
    checkDomainNameSettings(settings)
    const { domainName, domainNameId } = row
    await context.db
      .update(domainNames)
      .set({ settings })
      .where(and(eq(domainNames.domainName, domainName), eq(domainNames.domainNameId, domainNameId)))
    if (domainNameId === '') context.changed({ kind: 'domain', domainName })
    return toDomainName(context, { ...row, settings })
  },
  audit: ({ domainName }, { domainName: _name, domainNameId: _id, ...change }) => ({
    resource: `/domainnames/${domainName}`,
    detail: change,
  }),
})

function settingsAfter(
  before: DomainNameSettings,
  { mutualTlsAuthentication, endpointConfiguration, ...scalars }: Omit<Change, 'domainName' | 'domainNameId'>,
  now: Date,
): DomainNameSettings {
  const types = endpointConfiguration?.types ?? before.endpointConfiguration.types
  refuseMoveOfPrivate(before.endpointConfiguration.types[0], types[0])
  const mutualTls = { ...before.mutualTlsAuthentication, ...defined(mutualTlsAuthentication ?? {}) }
  const uploaded = scalars.certificateArn ? { certificateUploadDate: now.toISOString() } : {}
  const after: { [Key in keyof DomainNameSettings]: DomainNameSettings[Key] | null } = {
    ...certificatesKept(before, types[0]),
    ...uploaded,
    ...defined(scalars),
    endpointConfiguration: {
      ...before.endpointConfiguration,
      types,
      ...(endpointConfiguration?.ipAddressType ? { ipAddressType: endpointConfiguration.ipAddressType } : {}),
    },
    mutualTlsAuthentication: mutualTls.truststoreUri ? withoutNull(mutualTls) : null,
  }
  return withoutNull(after)
}

/** A domain name that moves between EDGE and REGIONAL gets the other kind's certificate in the same call, or none. */
function certificatesKept(before: DomainNameSettings, type: string | undefined): DomainNameSettings {
  if (before.endpointConfiguration.types[0] === type) return before
  const {
    certificateName: _1,
    certificateArn: _2,
    certificateUploadDate: _3,
    regionalCertificateName: _4,
    regionalCertificateArn: _5,
    ...rest
  } = before
  return rest
}

function refuseMoveOfPrivate(from: string | undefined, to: string | undefined): void {
  if (from === to || (from !== 'PRIVATE' && to !== 'PRIVATE')) return
  throw new ServiceError('BadRequestException', `Cannot change the endpoint type from ${from} to ${to}.`)
}

function defined<Value extends object>(value: Value): Partial<Value> {
  return JSON.parse(JSON.stringify(value))
}

function withoutNull<Value>(value: { [Key in keyof Value]: Value[Key] | null }): Value {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) => (member === null ? undefined : member))
}
