import { z } from 'zod'
import { command } from '#server/operation.ts'
import { importRestApi } from '../rest-apis/openapi/import-rest-api.ts'
import { lighthouseDocument } from './lighthouse-document.ts'

/** The sample API, imported into the account and not yet deployed: the start of the publish journey without a document. */
export const createSampleApi = command({
  name: 'CreateSampleApi',
  permission: 'apis:write',
  input: z.object({}),
  run: (context) => importRestApi(context, { body: JSON.stringify(lighthouseDocument()) }),
  audit: ({ id, name }) => ({ resource: `/restapis/${id}`, detail: { name } }),
})
