import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlan } from '#server/access/usage-plans/delete-usage-plan.ts'
import { deleteUsagePlanKey } from '#server/access/usage-plans/delete-usage-plan-key.ts'
import { getUsagePlan } from '#server/access/usage-plans/get-usage-plan.ts'
import { getUsagePlanKey } from '#server/access/usage-plans/get-usage-plan-key.ts'
import { getUsagePlanKeys } from '#server/access/usage-plans/get-usage-plan-keys.ts'
import { getUsagePlans } from '#server/access/usage-plans/get-usage-plans.ts'
import { updateUsagePlan } from '#server/access/usage-plans/update-usage-plan.ts'
import { getUsage } from '#server/traffic/usage/get-usage.ts'
import { updateUsage } from '#server/traffic/usage/update-usage.ts'
import { usagePatches, usagePlanPatches } from '../patches/usage-plans.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { as, double, integer, items, list, map, oneOf, page, query, required, string, structure } from '../shape.ts'

const throttle = structure({ burstLimit: integer, rateLimit: double })
const quota = structure({ limit: integer, offset: integer, period: oneOf('DAY', 'WEEK', 'MONTH') })
const apiStages = list(structure({ apiId: string, stage: string, throttle: map(throttle) }))

/** AWS `UsagePlan`. */
const usagePlan = structure({
  id: string,
  name: string,
  description: string,
  apiStages,
  throttle,
  quota,
  productCode: string,
  tags: map(string),
})

/** AWS `UsagePlanKey`. */
const usagePlanKey = structure({ id: string, type: string, value: string, name: string })

/** AWS `Usage`. */
const usage = structure({
  usagePlanId: string,
  startDate: string,
  endDate: string,
  position: string,
  items: as('values', map(list(list(integer)))),
})

const path = '/usageplans/{usagePlanId}'

export const usagePlanRoutes: readonly Route[] = [
  route(createUsagePlan, {
    verb: 'POST',
    path: '/usageplans',
    status: 201,
    input: { name: required(string), description: string, apiStages, throttle, quota, tags: map(string) },
    output: usagePlan,
  }),
  route(getUsagePlans, {
    verb: 'GET',
    path: '/usageplans',
    status: 200,
    input: { ...page, keyId: query(string) },
    output: items(usagePlan),
  }),
  route(getUsagePlan, { verb: 'GET', path, status: 200, output: usagePlan }),
  updateRoute(updateUsagePlan, { path, patch: usagePlanPatches, output: usagePlan }),
  route(deleteUsagePlan, { verb: 'DELETE', path, status: 202 }),
  route(createUsagePlanKey, {
    verb: 'POST',
    path: `${path}/keys`,
    status: 201,
    input: { keyId: required(string), keyType: required(string) },
    output: usagePlanKey,
  }),
  route(getUsagePlanKeys, {
    verb: 'GET',
    path: `${path}/keys`,
    status: 200,
    input: { ...page, nameQuery: as('name', query(string)) },
    output: items(usagePlanKey),
  }),
  route(getUsagePlanKey, { verb: 'GET', path: `${path}/keys/{keyId}`, status: 200, output: usagePlanKey }),
  route(deleteUsagePlanKey, { verb: 'DELETE', path: `${path}/keys/{keyId}`, status: 202 }),
  route(getUsage, {
    verb: 'GET',
    path: `${path}/usage`,
    status: 200,
    input: { ...page, keyId: query(string), startDate: required(query(string)), endDate: required(query(string)) },
    output: usage,
  }),
  updateRoute(updateUsage, { path: `${path}/keys/{keyId}/usage`, patch: usagePatches, output: usage }),
]
