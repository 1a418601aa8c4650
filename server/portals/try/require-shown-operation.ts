import { and, eq } from 'drizzle-orm'
import { PathTree } from 'gateway-core/routing/path-tree.ts'
import { deployments, stages } from '#db/schema.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { chosenOperations } from '../products/chosen-operations.ts'
import { sentPath } from '../publish/call-gateway.ts'

interface Call {
  readonly restApiId: string
  readonly stageName: string
  readonly httpMethod: string
  /** Below the stage, without the query. */
  readonly path: string
}

/**
 * `NotFoundException` where the gateway would route a call to an operation that the product does not show. It is routed
 * here as there, over all resources of the deployment (and of a canary's), so that no spelling of a path gets around it.
 */
export async function requireShownOperation(context: Context, productId: string, call: Call): Promise<void> {
  const chosen = (await chosenOperations(context, productId, call)).get(`${call.restApiId}/${call.stageName}`)
  if (!chosen) return
  const path = sentPath(context.settings, call)
  for (const resources of await deployedResources(context, call)) {
    const routed = routedOperation(resources, { ...call, path })
    if (!routed || !chosen.has(routed)) {
      throw new ServiceError('NotFoundException', `This product has no operation ${call.httpMethod} ${call.path}`)
    }
  }
}

interface Resource {
  readonly path: string
  readonly methods: readonly { readonly httpMethod: string }[]
}

async function deployedResources({ db }: Context, { restApiId, stageName }: Call): Promise<readonly Resource[][]> {
  const [stage] = await db
    .select({ deploymentId: stages.deploymentId, canary: stages.canarySettings })
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
  const ids = [...new Set([stage?.deploymentId, stage?.canary?.deploymentId].filter((id) => id != null))]
  const found: Resource[][] = []
  for (const id of ids) {
    const [row] = await db
      .select({ definition: deployments.definition })
      .from(deployments)
      .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, id)))
    found.push(row ? [...row.definition.resources] : [])
  }
  return found
}

/** `GET /pets/{id}`, or `ANY /{proxy+}` where there is no method for the verb; undefined where nothing answers. */
function routedOperation(resources: readonly Resource[], { httpMethod, path }: Call): string | undefined {
  const tree = new PathTree<Resource>()
  for (const resource of resources) if (resource.methods.length > 0) tree.add(resource.path, resource)
  const match = tree.find(path)
  if (match === undefined || match === 'malformed') return undefined
  const verbs = match.leaf.methods.map((method) => method.httpMethod)
  const verb = [httpMethod, 'ANY'].find((one) => verbs.includes(one))
  return verb && `${verb} ${match.leaf.path}`
}
