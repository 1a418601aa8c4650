import type { BackendChoices } from '#components/apis/integration-form.tsx'
import { listAwsCredentials } from '#server/access/aws-credentials/list-aws-credentials.ts'
import type { Context } from '#server/context.ts'
import { getVpcLinks } from '#server/domains/vpc-links/get-vpc-links.ts'
import { isAllowed } from '#server/permissions.ts'
import { functionChoices } from '../../../../../../../function-choices.ts'
import { listAll } from '../../../../../../../list-all.ts'

/** What an integration may call in this account. */
export async function backendChoices(context: Context): Promise<BackendChoices> {
  const { settings, actor } = context
  const vpcLinks = isAllowed(actor, 'vpc-links:read')
    ? await listAll((position) => getVpcLinks(context, { limit: 500, position }))
    : []
  return {
    functions: await functionChoices(context),
    vpcLinks: vpcLinks.map(({ id, name }) => ({ id, name })),
    roles: isAllowed(actor, listAwsCredentials.permission)
      ? (await listAwsCredentials(context, {})).items.map(({ arn }) => arn)
      : [],
    region: settings.region,
    longestTimeoutMs: settings.integrationTimeoutMs,
  }
}
