import { expect, test } from 'vitest'
import { domainNameAccessAssociations } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDomainName } from '../domain-names/create-domain-name.ts'
import { deleteDomainName } from '../domain-names/delete-domain-name.ts'
import { createDomainNameAccessAssociation } from './create-domain-name-access-association.ts'
import { deleteDomainNameAccessAssociation } from './delete-domain-name-access-association.ts'
import { getDomainNameAccessAssociations } from './get-domain-name-access-associations.ts'
import { rejectDomainNameAccessAssociation } from './reject-domain-name-access-association.ts'

const closed = { domainName: 'x.example.com', endpointConfiguration: { types: ['PRIVATE' as const] } }
const source = { accessAssociationSourceType: 'VPCE' as const, accessAssociationSource: 'vpce-abcd1234' }

async function associated(context: Context) {
  const domain = await createDomainName(context, closed)
  const { domainNameArn } = domain
  const association = await createDomainNameAccessAssociation(context, { domainNameArn, ...source, tags: { a: 'b' } })
  return { domain, association }
}

test('201 with AWS’s ARN, listed, and 409 for a second one', () =>
  withWorld(async ({ owner, stranger }) => {
    const { domain, association } = await associated(owner)
    const { domainNameArn, domainNameId } = domain
    expect(association).toEqual({
      domainNameAccessAssociationArn: `arn:aws:apigateway:us-east-1:${owner.accountId}:/domainnameaccessassociations/domainname/x.example.com+${domainNameId}/vpcesource/vpce-abcd1234`,
      domainNameArn,
      ...source,
      tags: { a: 'b' },
    })
    expect(await getDomainNameAccessAssociations(owner, {})).toEqual({ items: [association] })
    expect(await getDomainNameAccessAssociations(owner, { resourceOwner: 'OTHER_ACCOUNTS' })).toEqual({ items: [] })
    expect(await getDomainNameAccessAssociations(stranger, {})).toEqual({ items: [] })
    const again = createDomainNameAccessAssociation(owner, { domainNameArn, ...source })
    await expect(again).rejects.toMatchObject({ failure: 'ConflictException' })
  }))

test('200: lists in pages, oldest first', () =>
  withWorld(async ({ owner, passTime }) => {
    const { domain } = await associated(owner)
    passTime(1000)
    const { domainNameArn } = domain
    await createDomainNameAccessAssociation(owner, { domainNameArn, ...source, accessAssociationSource: 'vpce-2' })
    const first = await getDomainNameAccessAssociations(owner, { limit: 1 })
    const rest = await getDomainNameAccessAssociations(owner, { limit: 1, position: first.position })
    const sources = [first, rest].map(({ items }) => items[0]?.accessAssociationSource)
    expect(sources).toEqual(['vpce-abcd1234', 'vpce-2'])
    expect(rest.position).toBeUndefined()
  }))

test('400 and 404 for what is no private domain name of the account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { domainNameArn: open } = await createDomainName(owner, { domainName: 'open.example.com' })
    const theirs = await createDomainName(stranger, closed)
    const { domainNameId } = await createDomainName(owner, closed)
    const attempt = (domainNameArn: string) => createDomainNameAccessAssociation(owner, { domainNameArn, ...source })
    for (const arn of [open, 'x', 'arn:aws:apigateway:us-east-1::/restapis/abc']) {
      await expect(attempt(arn)).rejects.toMatchObject({ failure: 'BadRequestException' })
    }
    const ofAnother = `arn:aws:apigateway:us-east-1:${stranger.accountId}:/domainnames/x.example.com+${domainNameId}`
    for (const arn of [theirs.domainNameArn, ofAnother]) {
      await expect(attempt(arn)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    const wrongSource = { domainNameArn: theirs.domainNameArn, ...source, accessAssociationSource: 'eni-1' }
    const refused = createDomainNameAccessAssociation(owner, wrongSource)
    await expect(refused).rejects.toMatchObject({ failure: 'BadRequestException' })
  }))

test('202: ends by its consumer, by the owner of the domain name, and with the domain name', () =>
  withWorld(async ({ owner, db }) => {
    const { domain, association } = await associated(owner)
    const { domainNameArn } = domain
    const { domainNameAccessAssociationArn } = association
    await deleteDomainNameAccessAssociation(owner, { domainNameAccessAssociationArn })
    await createDomainNameAccessAssociation(owner, { domainNameArn, ...source })
    const other = { domainNameAccessAssociationArn, domainNameArn: `${domainNameArn}x` }
    const wrong = rejectDomainNameAccessAssociation(owner, other)
    await expect(wrong).rejects.toMatchObject({ failure: 'BadRequestException' })
    await rejectDomainNameAccessAssociation(owner, { domainNameAccessAssociationArn, domainNameArn })
    await createDomainNameAccessAssociation(owner, { domainNameArn, ...source })
    await deleteDomainName(owner, domain)
    expect(await db.select().from(domainNameAccessAssociations)).toEqual([])
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { domain, association } = await associated(owner)
    const keys = { ...association, domainNameArn: domain.domainNameArn }
    for (const operation of [
      createDomainNameAccessAssociation,
      deleteDomainNameAccessAssociation,
      rejectDomainNameAccessAssociation,
    ]) {
      const byViewer = operation.invoke(as('viewer'), keys)
      await expect(byViewer).rejects.toMatchObject({ failure: 'ForbiddenException' })
      await expect(operation.invoke(stranger, keys)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
  }))
