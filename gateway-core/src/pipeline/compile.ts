import { unsignedRefusal } from '../authorizers/unsigned-refusal.ts'
import { GatewayResponseSet } from '../gateway-response-set.ts'
import { methodKeyOf } from '../method-key.ts'
import { PathTree } from '../routing/path-tree.ts'
import type { MethodSetting, MethodSnapshot, ResourceSnapshot, StageSnapshot } from '../snapshot.ts'
import { Refusal } from './refusal.ts'
import { SharedLists } from './shared-lists.ts'
import { SharedSetups } from './shared-setups.ts'
import { runWhole } from './slices.ts'
import type { CompiledMethod, Pipeline, Services, Stage, Step } from './stage.ts'
import { type Tracer, tracerOf } from './trace.ts'
import { VerbRoutes } from './verb-routes.ts'

/** One method, ready to run. */
export interface Route {
  readonly method: CompiledMethod
  readonly answer: readonly Step[]
  readonly finish: readonly Step[]
  readonly report: readonly Step[]
}

/** A stage of an API, ready to serve. */
export interface CompiledStage {
  readonly snapshot: StageSnapshot
  /** By path, then by verb. */
  readonly resources: PathTree<VerbRoutes<Route>>
  /** For a path or verb that the API does not have. */
  readonly unmatched: Route
  /** For a path that no resource may see. */
  readonly malformed: Route
  /** What a part of the requests meets instead, chosen at random. */
  readonly canary: Canary | undefined
}

/** The canary release of a stage. */
export interface Canary {
  /** 0 to 1. */
  readonly share: number
  readonly stage: CompiledStage
}

/**
 * Makes every decision that configuration can make, before the first request.
 * @throws Error with the reason when the stage cannot be served as a whole.
 */
export function compileStage(stage: StageSnapshot, pipeline: Pipeline, services: Services): CompiledStage {
  return runWhole(compileStageInSlices(stage, pipeline, services))
}

/** The same, with a pause offered after each method. */
export function* compileStageInSlices(
  stage: StageSnapshot,
  pipeline: Pipeline,
  services: Services,
): Generator<undefined, CompiledStage> {
  const deployment = yield* compileDeployment(stage, false, pipeline, services)
  return { ...deployment, canary: yield* compileCanary(stage, pipeline, services) }
}

/** The canary is the same stage with its own deployment and variables. */
function* compileCanary(
  stage: StageSnapshot,
  pipeline: Pipeline,
  services: Services,
): Generator<undefined, Canary | undefined> {
  const { canary, variables } = stage
  if (canary === undefined || canary.percentTraffic <= 0) return undefined
  const own: StageSnapshot = {
    ...stage,
    deploymentId: canary.deploymentId,
    variables: { ...variables, ...canary.stageVariableOverrides },
    api: canary.api,
  }
  const compiled = { ...(yield* compileDeployment(own, true, pipeline, services)), canary: undefined }
  return { share: canary.percentTraffic / 100, stage: compiled }
}

function* compileDeployment(
  stage: StageSnapshot,
  isCanary: boolean,
  pipeline: Pipeline,
  services: Services,
): Generator<undefined, Omit<CompiledStage, 'canary'>> {
  const gatewayResponses = new GatewayResponseSet(stage.api.gatewayResponses)
  const common = { stage, isCanary, gatewayResponses, setups: new SharedSetups(stage) }
  const resources = new PathTree<VerbRoutes<Route>>()
  const lists = new SharedLists()
  for (const resource of stage.api.resources) {
    if (resource.methods.length === 0) continue
    const routes = new VerbRoutes<Route>()
    const pathParameters = lists.one(resources.add(resource.path, routes))
    for (const method of resource.methods) {
      const compiled = compileMethod(common, resource, method, pathParameters)
      routes.add(method.httpMethod, compileRoute(compiled, pipeline, services, lists), resource.path)
      yield
    }
  }
  const refusing = (refuse: Step): Route => {
    const method = compileMethod(common, { id: '', path: '' }, noMethod, [])
    const report = steps(pipeline.report, method, services)
    return { method, answer: [refuse], finish: steps(pipeline.finish, method, services), report }
  }
  return {
    snapshot: stage,
    resources,
    unmatched: refusing(unsignedRefusal),
    malformed: refusing(() => malformed),
  }
}

const malformed = new Refusal('DEFAULT_4XX')

/** Stands where a request matches no method, so that it is answered and counted like any other. */
const noMethod: MethodSnapshot = {
  httpMethod: '',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  methodResponses: {},
  integration: { type: 'MOCK', passthroughBehavior: 'NEVER', timeoutInMillis: 0, integrationResponses: {} },
}

/** What all methods of a deployment have in common. */
interface Common extends Pick<CompiledMethod, 'stage' | 'isCanary' | 'gatewayResponses'> {
  readonly setups: SharedSetups
}

function compileMethod(
  { setups, ...common }: Common,
  resource: Pick<ResourceSnapshot, 'id' | 'path'>,
  method: MethodSnapshot,
  pathParameters: readonly string[],
): CompiledMethod {
  const methodKey = methodKeyOf(resource.path, method.httpMethod)
  const { stage } = common
  const { authorizers = [], requestValidators = [] } = stage.api
  const own = ownSetting(stage, methodKey)
  return {
    ...common,
    setting: { ...stage.methodSettings['*/*'], ...own },
    ownSetting: own,
    authorizer: authorizers.find(({ id }) => id === method.authorizerId),
    requestValidator: requestValidators.find(({ id }) => id === method.requestValidatorId),
    stageKey: `${stage.restApiId}/${stage.stageName}`,
    resource: { id: resource.id, path: resource.path },
    method,
    methodKey,
    pathParameters,
    setup: setups.of(method, pathParameters),
  }
}

/** `methodSettings` names a method without the leading slash; the root's methods are found in either spelling. */
function ownSetting({ methodSettings }: StageSnapshot, methodKey: string): MethodSetting | undefined {
  const own = methodSettings[methodKey.slice(1)] ?? methodSettings[methodKey] ?? methodSettings[`/${methodKey}`]
  return own === undefined ? undefined : defined(own)
}

/** What a method's own setting leaves open comes from the stage's default. */
function defined(setting: MethodSetting): MethodSetting {
  return Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined))
}

function compileRoute(method: CompiledMethod, pipeline: Pipeline, services: Services, lists: SharedLists): Route {
  const tracer = tracerOf(method, services)
  return {
    method,
    answer: lists.one(steps(pipeline.answer, method, services, tracer)),
    finish: lists.one(steps(pipeline.finish, method, services, tracer)),
    report: lists.one(steps(pipeline.report, method, services)),
  }
}

function steps(stages: readonly Stage[], method: CompiledMethod, services: Services, tracer?: Tracer): Step[] {
  const compiled: Step[] = []
  for (const stage of stages) {
    const step = stage.compile(method, services)
    if (step !== undefined) compiled.push(tracer === undefined ? step : tracer(stage.name, step))
  }
  return compiled
}
