import type { ApiOverview } from '#server/rest-apis/apis/list-api-overviews.ts'

/** Which APIs a list shows, as its address says it; what is empty is not asked for. */
export interface ApiFilter {
  q: string
  type: string
  state: string
  /** `name=value`. */
  tag: string
}

export const apiOrders = ['name', 'created', 'deployed'] as const
export type ApiOrder = (typeof apiOrders)[number]

/** What is shown of all, in the order that was asked for. */
export function findApis(apis: readonly ApiOverview[], filter: ApiFilter, order: ApiOrder, isDown: boolean) {
  const wanted = filter.q.trim().toLowerCase()
  const found = apis.filter((api) => {
    const text = `${api.name} ${api.id} ${api.description ?? ''}`.toLowerCase()
    return (
      text.includes(wanted) &&
      (filter.type === '' || api.endpointType === filter.type) &&
      (filter.state === '' || api.deployment === filter.state) &&
      (filter.tag === '' || tagsOf(api).includes(filter.tag))
    )
  })
  const sign = isDown ? -1 : 1
  return found.sort((one, other) => sign * comparisons[order](one, other) || one.name.localeCompare(other.name))
}

/** Every tag of these APIs as `name=value`, each once. */
export function allTags(apis: readonly ApiOverview[]): string[] {
  return [...new Set(apis.flatMap(tagsOf))].sort()
}

/** How a list is sorted: `created` upwards, `-created` downwards. */
export function apiOrder(wanted: string): { order: ApiOrder; isDown: boolean } {
  const isDown = wanted.startsWith('-')
  const order = apiOrders.find((name) => name === wanted.replace('-', ''))
  return order ? { order, isDown } : { order: 'name', isDown: false }
}

type Compare = (one: ApiOverview, other: ApiOverview) => number

/** Those that were never deployed come before all others. */
const comparisons: Readonly<Record<ApiOrder, Compare>> = {
  name: (one, other) => one.name.localeCompare(other.name),
  created: (one, other) => one.createdDate.getTime() - other.createdDate.getTime(),
  deployed: (one, other) => (one.lastDeployedDate?.getTime() ?? 0) - (other.lastDeployedDate?.getTime() ?? 0),
}

function tagsOf({ tags }: ApiOverview): string[] {
  return Object.entries(tags).map(([name, value]) => `${name}=${value}`)
}
