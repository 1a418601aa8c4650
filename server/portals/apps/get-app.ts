import { z } from 'zod'
import { query } from '../../operation.ts'
import { readApp } from './app.ts'
import { findApp } from './find-app.ts'

/** An app of which the consumer is a member. */
export const getApp = query({
  name: 'GetApp',
  permission: 'signed-in',
  input: z.object({ appId: z.string() }),
  run: async (context, { appId }) => await readApp(context, await findApp(context, appId)),
})
