import type { Route } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { authorizerRoutes } from './routes/authorizers.ts'
import { basePathMappingRoutes } from './routes/base-path-mappings.ts'
import { clientCertificateRoutes } from './routes/client-certificates.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { documentationRoutes } from './routes/documentation.ts'
import { domainNameAccessAssociationRoutes } from './routes/domain-name-access-associations.ts'
import { domainNameRoutes } from './routes/domain-names.ts'
import { gatewayResponseRoutes } from './routes/gateway-responses.ts'
import { integrationRoutes } from './routes/integrations.ts'
import { methodRoutes } from './routes/methods.ts'
import { modelRoutes } from './routes/models.ts'
import { openapiRoutes } from './routes/openapi.ts'
import { requestValidatorRoutes } from './routes/request-validators.ts'
import { resourceRoutes } from './routes/resources.ts'
import { restApiRoutes } from './routes/rest-apis.ts'
import { sdkRoutes } from './routes/sdks.ts'
import { stageRoutes } from './routes/stages.ts'
import { tagRoutes } from './routes/tags.ts'
import { usagePlanRoutes } from './routes/usage-plans.ts'
import { vpcLinkRoutes } from './routes/vpc-links.ts'

/** Every operation that the wire offers. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...restApiRoutes,
  ...openapiRoutes,
  ...resourceRoutes,
  ...methodRoutes,
  ...integrationRoutes,
  ...authorizerRoutes,
  ...deploymentRoutes,
  ...stageRoutes,
  ...apiKeyRoutes,
  ...usagePlanRoutes,
  ...clientCertificateRoutes,
  ...modelRoutes,
  ...requestValidatorRoutes,
  ...gatewayResponseRoutes,
  ...documentationRoutes,
  ...sdkRoutes,
  ...basePathMappingRoutes,
  ...domainNameAccessAssociationRoutes,
  ...domainNameRoutes,
  ...tagRoutes,
  ...vpcLinkRoutes,
]
