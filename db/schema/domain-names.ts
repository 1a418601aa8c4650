import { index, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { restApis } from './rest-apis.ts'

/** What AWS's `DomainName` says about certificates and endpoints; a certificate's private key is not among it. */
export interface DomainNameSettings {
  certificateName?: string
  certificateArn?: string
  certificateUploadDate?: string
  certificateBody?: string
  certificateChain?: string
  regionalCertificateName?: string
  regionalCertificateArn?: string
  securityPolicy?: string
  endpointAccessMode?: string
  endpointConfiguration: { types: string[]; ipAddressType?: string; vpcEndpointIds?: string[] }
  mutualTlsAuthentication?: { truststoreUri?: string; truststoreVersion?: string }
  ownershipVerificationCertificateArn?: string
  policy?: string
  managementPolicy?: string
  routingMode?: string
}

/** AWS `DomainName`. A public one is unique over all accounts, because a request has only its `Host`; a private one has an id. */
export const domainNames = pgTable(
  'domain_names',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    domainName: text('domain_name').notNull(),
    /** Of private custom domain names only; else empty. */
    domainNameId: text('domain_name_id').notNull(),
    settings: jsonb().$type<DomainNameSettings>().notNull(),
    /** What came with `certificatePrivateKey`; never shown. */
    privateKeyEncrypted: text('private_key_encrypted'),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.domainName, table.domainNameId] }), index().on(table.accountId)],
)

/** AWS `BasePathMapping`: which stage answers below a path of a domain name. The base path of the root is `(none)`. */
export const basePathMappings = pgTable(
  'base_path_mappings',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    domainName: text('domain_name').notNull(),
    domainNameId: text('domain_name_id').notNull(),
    basePath: text('base_path').notNull(),
    restApiId: text('rest_api_id')
      .notNull()
      .references(() => restApis.id, { onDelete: 'cascade' }),
    /** Absent: the caller names the stage as the first segment of the path. */
    stage: text(),
  },
  (table) => [
    primaryKey({ columns: [table.domainName, table.domainNameId, table.basePath] }),
    index().on(table.restApiId),
  ],
)

/** AWS `DomainNameAccessAssociation`: a private network that may use a private domain name. */
export const domainNameAccessAssociations = pgTable(
  'domain_name_access_associations',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    domainNameArn: text('domain_name_arn').notNull(),
    accessAssociationSource: text('access_association_source').notNull(),
    accessAssociationSourceType: text('access_association_source_type').notNull(),
    tags: jsonb().$type<Record<string, string>>().notNull(),
    createdDate: timestamp('created_date', { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex().on(table.accountId, table.domainNameArn, table.accessAssociationSource)],
)
