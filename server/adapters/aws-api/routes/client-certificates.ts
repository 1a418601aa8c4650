import { deleteClientCertificate } from '#server/access/client-certificates/delete-client-certificate.ts'
import { generateClientCertificate } from '#server/access/client-certificates/generate-client-certificate.ts'
import { getClientCertificate } from '#server/access/client-certificates/get-client-certificate.ts'
import { getClientCertificates } from '#server/access/client-certificates/get-client-certificates.ts'
import { updateClientCertificate } from '#server/access/client-certificates/update-client-certificate.ts'
import { clientCertificatePatches } from '../patches/client-certificates.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { items, map, page, string, structure, timestamp } from '../shape.ts'

/** AWS `ClientCertificate`. */
const clientCertificate = structure({
  clientCertificateId: string,
  description: string,
  pemEncodedCertificate: string,
  createdDate: timestamp,
  expirationDate: timestamp,
  tags: map(string),
})

export const clientCertificateRoutes: readonly Route[] = [
  route(generateClientCertificate, {
    verb: 'POST',
    path: '/clientcertificates',
    status: 201,
    input: { description: string, tags: map(string) },
    output: clientCertificate,
  }),
  route(getClientCertificates, {
    verb: 'GET',
    path: '/clientcertificates',
    status: 200,
    input: { ...page },
    output: items(clientCertificate),
  }),
  route(getClientCertificate, {
    verb: 'GET',
    path: '/clientcertificates/{clientCertificateId}',
    status: 200,
    output: clientCertificate,
  }),
  updateRoute(updateClientCertificate, {
    path: '/clientcertificates/{clientCertificateId}',
    patch: clientCertificatePatches,
    output: clientCertificate,
  }),
  route(deleteClientCertificate, { verb: 'DELETE', path: '/clientcertificates/{clientCertificateId}', status: 202 }),
]
