import { z } from 'zod'
import { command } from '../../operation.ts'
import { requireProvider } from '../catalogue/require-provider.ts'
import { readApp } from './app.ts'
import { insertApp } from './insert-app.ts'

export const appName = z.string().trim().min(1, 'must not be empty').max(100)

/** Makes an app for the products of one provider. It gets its API key with its first subscription. */
export const createApp = command({
  name: 'CreateApp',
  permission: 'signed-in',
  input: z.object({
    name: appName,
    /** The provider, of `listProviders`. */
    accountId: z.string(),
  }),
  async run(context, { name, accountId }) {
    await requireProvider(context, accountId)
    return await readApp(context, await insertApp(context, accountId, name))
  },
  audit: ({ appId, name, provider }) => ({
    accountId: provider.accountId,
    resource: `/apps/${appId}`,
    detail: { name },
  }),
})
