/** A custom domain name. A request that none of its mappings takes is refused. */
export interface DomainSnapshot {
  readonly mappings: readonly BasePathMappingSnapshot[]
}

/** AWS `BasePathMapping`. */
export interface BasePathMappingSnapshot {
  /** Without slashes at its ends: `v1`, `shop/v1`; empty for the root. */
  readonly basePath: string
  readonly restApiId: string
  /** Absent: the caller names the stage in the segment after the base path. */
  readonly stage?: string
}
