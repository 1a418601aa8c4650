import { GatewayResponseSet } from '../gateway-response-set.ts'
import { PathTree } from '../routing/path-tree.ts'
import type { MethodSnapshot, ResourceSnapshot, StageSnapshot } from '../snapshot.ts'
import { Refusal } from './refusal.ts'
import type { CompiledMethod, Pipeline, Services, Stage, Step } from './stage.ts'

/** One method, ready to run. */
export interface Route {
  readonly method: CompiledMethod
  readonly answer: readonly Step[]
  readonly finish: readonly Step[]
}

/** A stage of an API, ready to serve. */
export interface CompiledStage {
  readonly snapshot: StageSnapshot
  /** By path, then by verb. */
  readonly resources: PathTree<ReadonlyMap<string, Route>>
  /** For a path or verb that the API does not have. */
  readonly unmatched: Route
  /** For a path that no resource may see. */
  readonly malformed: Route
}

/** The verbs that `ANY` stands for. */
const anyVerbs = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/**
 * Makes every decision that configuration can make, before the first request.
 * @throws Error with the reason when the stage cannot be served as a whole.
 */
export function compileStage(stage: StageSnapshot, pipeline: Pipeline, services: Services): CompiledStage {
  const gatewayResponses = new GatewayResponseSet(stage.api.gatewayResponses)
  const resources = new PathTree<ReadonlyMap<string, Route>>()
  for (const resource of stage.api.resources) {
    if (resource.methods.length === 0) continue
    const routes = new Map<string, Route>()
    const pathParameters = resources.add(resource.path, routes)
    for (const method of resource.methods) {
      const compiled = compileMethod(stage, resource, method, pathParameters, gatewayResponses)
      const route = { method: compiled, ...compileRoute(compiled, pipeline, services) }
      addRoute(routes, method.httpMethod, route, resource.path)
    }
  }
  const refusing = (refusal: Refusal): Route => {
    const method = compileMethod(stage, { id: '', path: '' }, noMethod, [], gatewayResponses)
    return { method, answer: [() => refusal], finish: steps(pipeline.finish, method, services) }
  }
  return {
    snapshot: stage,
    resources,
    unmatched: refusing(new Refusal('MISSING_AUTHENTICATION_TOKEN')),
    malformed: refusing(new Refusal('DEFAULT_4XX')),
  }
}

/** Stands where a request matches no method, so that it is answered and counted like any other. */
const noMethod: MethodSnapshot = {
  httpMethod: '',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodResponses: {},
  integration: { type: 'MOCK', passthroughBehavior: 'NEVER', timeoutInMillis: 0, integrationResponses: {} },
}

function compileMethod(
  stage: StageSnapshot,
  resource: Pick<ResourceSnapshot, 'id' | 'path'>,
  method: MethodSnapshot,
  pathParameters: readonly string[],
  gatewayResponses: GatewayResponseSet,
): CompiledMethod {
  const path = resource.path === '/' ? '' : resource.path
  return {
    stage,
    stageKey: `${stage.restApiId}/${stage.stageName}`,
    resource: { id: resource.id, path: resource.path },
    method,
    methodKey: `${path}/${method.httpMethod}`,
    pathParameters,
    gatewayResponses,
  }
}

function compileRoute(method: CompiledMethod, pipeline: Pipeline, services: Services): Omit<Route, 'method'> {
  return { answer: steps(pipeline.answer, method, services), finish: steps(pipeline.finish, method, services) }
}

function steps(stages: readonly Stage[], method: CompiledMethod, services: Services): Step[] {
  return stages.map((stage) => stage.compile(method, services)).filter((step) => step !== undefined)
}

/** An explicit verb wins over `ANY`, whichever comes first. */
function addRoute(routes: Map<string, Route>, verb: string, route: Route, path: string): void {
  if (verb === 'ANY') {
    for (const each of anyVerbs) if (!routes.has(each)) routes.set(each, route)
  } else {
    const known = routes.get(verb)
    if (known !== undefined && known.method.method.httpMethod === verb)
      throw new Error(`two methods are ${verb} ${path}`)
    routes.set(verb, route)
  }
}
