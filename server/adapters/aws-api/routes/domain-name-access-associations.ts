import { createDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/create-domain-name-access-association.ts'
import { deleteDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/delete-domain-name-access-association.ts'
import { getDomainNameAccessAssociations } from '#server/domains/domain-name-access-associations/get-domain-name-access-associations.ts'
import { rejectDomainNameAccessAssociation } from '#server/domains/domain-name-access-associations/reject-domain-name-access-association.ts'
import { type Route, route } from '../route.ts'
import { items, map, oneOf, page, query, required, string, structure } from '../shape.ts'

const accessAssociationSourceType = oneOf('VPCE')

/** AWS `DomainNameAccessAssociation`. */
const domainNameAccessAssociation = structure({
  domainNameAccessAssociationArn: string,
  domainNameArn: string,
  accessAssociationSourceType,
  accessAssociationSource: string,
  tags: map(string),
})

export const domainNameAccessAssociationRoutes: readonly Route[] = [
  route(createDomainNameAccessAssociation, {
    verb: 'POST',
    path: '/domainnameaccessassociations',
    status: 201,
    input: {
      domainNameArn: required(string),
      accessAssociationSourceType: required(accessAssociationSourceType),
      accessAssociationSource: required(string),
      tags: map(string),
    },
    output: domainNameAccessAssociation,
  }),
  route(getDomainNameAccessAssociations, {
    verb: 'GET',
    path: '/domainnameaccessassociations',
    status: 200,
    input: { ...page, resourceOwner: query(oneOf('SELF', 'OTHER_ACCOUNTS')) },
    output: items(domainNameAccessAssociation),
  }),
  route(rejectDomainNameAccessAssociation, {
    verb: 'POST',
    path: '/rejectdomainnameaccessassociations',
    status: 202,
    input: { domainNameAccessAssociationArn: required(query(string)), domainNameArn: required(query(string)) },
  }),
  route(deleteDomainNameAccessAssociation, {
    verb: 'DELETE',
    path: '/domainnameaccessassociations/{domainNameAccessAssociationArn}',
    status: 202,
  }),
]
