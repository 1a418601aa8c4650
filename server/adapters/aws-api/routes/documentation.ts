import { createDocumentationPart } from '#server/rest-apis/documentation/create-documentation-part.ts'
import { createDocumentationVersion } from '#server/rest-apis/documentation/create-documentation-version.ts'
import { deleteDocumentationPart } from '#server/rest-apis/documentation/delete-documentation-part.ts'
import { deleteDocumentationVersion } from '#server/rest-apis/documentation/delete-documentation-version.ts'
import { documentationPartTypes } from '#server/rest-apis/documentation/documentation-location.ts'
import { getDocumentationPart } from '#server/rest-apis/documentation/get-documentation-part.ts'
import { getDocumentationParts } from '#server/rest-apis/documentation/get-documentation-parts.ts'
import { getDocumentationVersion } from '#server/rest-apis/documentation/get-documentation-version.ts'
import { getDocumentationVersions } from '#server/rest-apis/documentation/get-documentation-versions.ts'
import { importDocumentationParts } from '#server/rest-apis/documentation/import-documentation-parts.ts'
import { updateDocumentationPart } from '#server/rest-apis/documentation/update-documentation-part.ts'
import { updateDocumentationVersion } from '#server/rest-apis/documentation/update-documentation-version.ts'
import { documentationPartPatches, documentationVersionPatches } from '../patches/documentation.ts'
import { type Route, route, updateRoute } from '../route.ts'
import {
  as,
  boolean,
  items,
  list,
  oneOf,
  page,
  pattern,
  payload,
  query,
  required,
  string,
  structure,
  timestamp,
} from '../shape.ts'

const type = oneOf(...documentationPartTypes)
const location = structure({
  type: required(type),
  path: string,
  method: string,
  statusCode: pattern('([1-5]\\d\\d|\\*|\\s*)'),
  name: string,
})

/** AWS `DocumentationPart`. */
const part = structure({ id: string, location, properties: string })
/** AWS `DocumentationVersion`. */
const version = structure({ version: string, createdDate: timestamp, description: string })

const parts = '/restapis/{restApiId}/documentation/parts'
const onePart = `${parts}/{documentationPartId}`
const versions = '/restapis/{restApiId}/documentation/versions'
const oneVersion = `${versions}/{documentationVersion}`

/** Documents that are imported for their texts may be as large as those that are imported whole. */
const maxBodyBytes = 60 * 1024 * 1024

export const documentationRoutes: readonly Route[] = [
  route(createDocumentationPart, {
    verb: 'POST',
    path: parts,
    status: 201,
    input: { location: required(location), properties: required(string) },
    output: part,
  }),
  route(getDocumentationParts, {
    verb: 'GET',
    path: parts,
    status: 200,
    input: {
      ...page,
      type: query(type),
      nameQuery: as('name', query(string)),
      path: query(string),
      locationStatus: query(oneOf('DOCUMENTED', 'UNDOCUMENTED')),
    },
    output: items(part),
  }),
  route(getDocumentationPart, { verb: 'GET', path: onePart, status: 200, output: part }),
  updateRoute(updateDocumentationPart, { path: onePart, patch: documentationPartPatches, output: part }),
  route(deleteDocumentationPart, { verb: 'DELETE', path: onePart, status: 202 }),
  route(importDocumentationParts, {
    verb: 'PUT',
    path: parts,
    status: 200,
    input: {
      body: required(payload),
      mode: query(oneOf('merge', 'overwrite')),
      failOnWarnings: as('failonwarnings', query(boolean)),
    },
    output: structure({ ids: list(string), warnings: list(string) }),
    maxBodyBytes,
  }),
  route(createDocumentationVersion, {
    verb: 'POST',
    path: versions,
    status: 201,
    input: { documentationVersion: required(string), stageName: string, description: string },
    output: version,
  }),
  route(getDocumentationVersions, { verb: 'GET', path: versions, status: 200, input: page, output: items(version) }),
  route(getDocumentationVersion, { verb: 'GET', path: oneVersion, status: 200, output: version }),
  updateRoute(updateDocumentationVersion, { path: oneVersion, patch: documentationVersionPatches, output: version }),
  route(deleteDocumentationVersion, { verb: 'DELETE', path: oneVersion, status: 202 }),
]
