import type accessRequests from './en/access-requests.json'
import type apiKeys from './en/api-keys.json'
import type apis from './en/apis.json'
import type audit from './en/audit.json'
import type auth from './en/auth.json'
import type authorizers from './en/authorizers.json'
import type charts from './en/charts.json'
import type clientCertificates from './en/client-certificates.json'
import type documentation from './en/documentation.json'
import type domainNames from './en/domain-names.json'
import type error from './en/error.json'
import type functions from './en/functions.json'
import type gatewayResponses from './en/gateway-responses.json'
import type groups from './en/groups.json'
import type help from './en/help.json'
import type limits from './en/limits.json'
import type models from './en/models.json'
import type portal from './en/portal.json'
import type portals from './en/portals.json'
import type products from './en/products.json'
import type publish from './en/publish.json'
import type resourcePolicy from './en/resource-policy.json'
import type settings from './en/settings.json'
import type shell from './en/shell.json'
import type stages from './en/stages.json'
import type tags from './en/tags.json'
import type test from './en/test.json'
import type ui from './en/ui.json'
import type usage from './en/usage.json'
import type usagePlans from './en/usage-plans.json'
import type validators from './en/validators.json'
import type vpcLinks from './en/vpc-links.json'

/** Every text on the screen by room, as English has it: names of texts are checked by the compiler. */
export interface Messages {
  'access-requests': typeof accessRequests
  'api-keys': typeof apiKeys
  apis: typeof apis
  audit: typeof audit
  auth: typeof auth
  authorizers: typeof authorizers
  charts: typeof charts
  'client-certificates': typeof clientCertificates
  documentation: typeof documentation
  'domain-names': typeof domainNames
  error: typeof error
  functions: typeof functions
  'gateway-responses': typeof gatewayResponses
  groups: typeof groups
  limits: typeof limits
  help: typeof help
  models: typeof models
  portal: typeof portal
  portals: typeof portals
  products: typeof products
  publish: typeof publish
  'resource-policy': typeof resourcePolicy
  settings: typeof settings
  shell: typeof shell
  stages: typeof stages
  tags: typeof tags
  test: typeof test
  ui: typeof ui
  usage: typeof usage
  'usage-plans': typeof usagePlans
  validators: typeof validators
  'vpc-links': typeof vpcLinks
}

declare module 'next-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
