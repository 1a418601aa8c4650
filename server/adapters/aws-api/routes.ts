import type { Route } from './route.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { integrationRoutes } from './routes/integrations.ts'
import { methodRoutes } from './routes/methods.ts'
import { resourceRoutes } from './routes/resources.ts'
import { restApiRoutes } from './routes/rest-apis.ts'
import { stageRoutes } from './routes/stages.ts'
import { usagePlanRoutes } from './routes/usage-plans.ts'

/** Every operation that the wire offers. */
export const routes: readonly Route[] = [
  ...restApiRoutes,
  ...resourceRoutes,
  ...methodRoutes,
  ...integrationRoutes,
  ...deploymentRoutes,
  ...stageRoutes,
  ...apiKeyRoutes,
  ...usagePlanRoutes,
]
