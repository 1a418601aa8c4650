import { and, eq, like, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { DomainNameSettings } from '#db/schema/domain-names.ts'
import { domainNames } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { tagsInput } from '#server/tags.ts'
import { checkCertificate } from './check-certificate.ts'
import { checkHostName } from './check-host-name.ts'
import { type DomainName, type DomainNameRow, toDomainName } from './domain-name.ts'
import { checkDomainNameSettings, domainNameFields } from './domain-name-fields.ts'

const pem = z.string().max(64 * 1024)

const input = z.object({
  domainName: domainNameFields.domainName,
  certificateName: domainNameFields.certificateName.optional(),
  certificateBody: pem.optional(),
  certificatePrivateKey: pem.optional(),
  certificateChain: pem.optional(),
  certificateArn: domainNameFields.certificateArn.optional(),
  regionalCertificateName: domainNameFields.regionalCertificateName.optional(),
  regionalCertificateArn: domainNameFields.regionalCertificateArn.optional(),
  endpointConfiguration: z
    .object({
      types: domainNameFields.types.optional(),
      ipAddressType: domainNameFields.ipAddressType.optional(),
      vpcEndpointIds: z.array(z.string().max(256)).max(50).optional(),
    })
    .optional(),
  tags: tagsInput.optional(),
  securityPolicy: domainNameFields.securityPolicy.optional(),
  endpointAccessMode: domainNameFields.endpointAccessMode.optional(),
  mutualTlsAuthentication: z
    .object({
      truststoreUri: domainNameFields.truststoreUri.optional(),
      truststoreVersion: domainNameFields.truststoreVersion.optional(),
    })
    .optional(),
  ownershipVerificationCertificateArn: domainNameFields.ownershipVerificationCertificateArn.optional(),
  policy: domainNameFields.policy.optional(),
  routingMode: domainNameFields.routingMode.optional(),
})

/**
 * A domain name of one's own for APIs; base path mappings say for which. TLS ends in front of the gateway, so no
 * certificate is needed; one that is given is checked and kept.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html
 */
export const createDomainName = command({
  name: 'CreateDomainName',
  permission: 'domain-names:write',
  input,
  async run(context, given): Promise<DomainName> {
    const { accountId, secrets, newId, now, db } = context
    const domainName = checkHostName(given.domainName, context.settings)
    const isUploaded = checkCertificate(given, domainName, now())
    const settings = settingsOf(given, now())
    checkDomainNameSettings(settings)
    const isPrivate = settings.endpointConfiguration.types[0] === 'PRIVATE'
    if (!isPrivate) await refuseTaken(context, domainName)
    await requireRoom(context, isPrivate ? 'privateDomainNames' : 'domainNames')
    const row: DomainNameRow = {
      accountId,
      domainName,
      domainNameId: isPrivate ? newId(10) : '',
      settings,
      privateKeyEncrypted: isUploaded
        ? secrets.encrypt(given.certificatePrivateKey ?? '', 'domain-name-certificate')
        : null,
      tags: given.tags ?? {},
      createdDate: now(),
    }
    await db.insert(domainNames).values(row)
    if (!isPrivate) context.changed({ kind: 'domain', domainName })
    return toDomainName(context, row)
  },
  audit: ({ domainName, endpointConfiguration }) => ({
    resource: `/domainnames/${domainName}`,
    detail: { types: endpointConfiguration.types },
  }),
})

function settingsOf(given: z.output<typeof input>, now: Date): DomainNameSettings {
  const { types = ['EDGE'], ipAddressType, vpcEndpointIds = [] } = given.endpointConfiguration ?? {}
  const hasCertificate = [given.certificateArn, given.certificateBody].some(Boolean)
  return withoutAbsent({
    certificateName: given.certificateName,
    certificateArn: given.certificateArn,
    certificateUploadDate: hasCertificate ? now.toISOString() : undefined,
    certificateBody: given.certificateBody,
    certificateChain: given.certificateChain,
    regionalCertificateName: given.regionalCertificateName,
    regionalCertificateArn: given.regionalCertificateArn,
    securityPolicy: given.securityPolicy ?? 'TLS_1_2',
    endpointAccessMode: given.endpointAccessMode,
    endpointConfiguration: {
      types,
      ipAddressType: ipAddressType ?? (types[0] === 'PRIVATE' ? 'dualstack' : 'ipv4'),
      ...(vpcEndpointIds.length > 0 ? { vpcEndpointIds } : {}),
    },
    mutualTlsAuthentication: given.mutualTlsAuthentication?.truststoreUri
      ? withoutAbsent(given.mutualTlsAuthentication)
      : undefined,
    ownershipVerificationCertificateArn: given.ownershipVerificationCertificateArn,
    policy: given.policy || undefined,
    routingMode: given.routingMode,
  })
}

/** Absent members are absent, so that the column reads as what was said. */
function withoutAbsent<Value extends object>(value: { [Key in keyof Value]: Value[Key] | undefined }): Value {
  return JSON.parse(JSON.stringify(value))
}

/**
 * A request has only its `Host`, so a public name is one account's, and so is what a wildcard covers: as on AWS, nobody
 * can take a name out of another account's wildcard, or put a wildcard over another account's name.
 */
async function refuseTaken({ db, accountId }: CommandContext, domainName: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('domain names'))`)
  const parent = domainName.slice(domainName.indexOf('.'))
  const overlapping: (SQL | undefined)[] = domainName.startsWith('*.')
    ? [and(like(domainNames.domainName, `%${escaped(parent)}`), ne(domainNames.accountId, accountId))]
    : [and(eq(domainNames.domainName, `*${parent}`), ne(domainNames.accountId, accountId))]
  const [taken] = await db
    .select({ domainName: domainNames.domainName })
    .from(domainNames)
    .where(and(eq(domainNames.domainNameId, ''), or(eq(domainNames.domainName, domainName), ...overlapping)))
    .limit(1)
  if (taken) {
    const message = 'The domain name you provided already exists.'
    throw new ServiceError('BadRequestException', message, { fields: { domainName: message } })
  }
}

/** `_` cannot be in a name, `%` neither; the backslash is `like`'s own. */
function escaped(text: string): string {
  return text.replaceAll('_', '\\_')
}
