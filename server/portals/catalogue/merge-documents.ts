import { renameComponents } from './rename-components.ts'

/** An OpenAPI 3.0 document as parsed JSON. */
export type OpenApiDocument = Record<string, unknown>

/** The document of one deployed stage, fit for consumers, and where it is called. */
export interface StageDocument {
  readonly restApiId: string
  readonly stageName: string
  /** `http://{host}/{stageName}`. */
  readonly invokeUrl: string
  readonly document: OpenApiDocument
  /** In which signed requests are made. */
  readonly region?: string
}

/** Where the gateway serves one path of a merged document: on the path item, for the try pane. */
export const stageExtension = 'x-gatehouse-stage'

/**
 * One document for all stages of a product. Where two stages have the same path, the later one's is written with its
 * stage name in front, below the server without it: the same address, another way to write it. Components of one name
 * that differ are renamed.
 */
export function mergeDocuments(info: Record<string, unknown>, stages: readonly StageDocument[]): OpenApiDocument {
  const paths: Record<string, unknown> = {}
  const components: Record<string, Record<string, unknown>> = {}
  const tags = new Map<string, unknown>()
  for (const stage of stages) {
    const document = renameComponents(stage.document, components)
    for (const [kind, named] of Object.entries(objectOf(document.components))) {
      components[kind] = { ...components[kind], ...objectOf(named) }
    }
    for (const tag of Array.isArray(document.tags) ? document.tags : []) tags.set(String(objectOf(tag).name), tag)
    addPaths(paths, stage, document, stages.length > 1)
  }
  const [first] = stages
  return {
    openapi: '3.0.3',
    info,
    servers: first ? [{ url: first.invokeUrl }] : [],
    ...(tags.size > 0 ? { tags: [...tags.values()] } : {}),
    paths,
    ...(Object.keys(components).length > 0 ? { components } : {}),
  }
}

function addPaths(paths: Record<string, unknown>, stage: StageDocument, document: OpenApiDocument, several: boolean) {
  for (const [path, item] of Object.entries(objectOf(document.paths))) {
    const { restApiId, stageName, invokeUrl, region } = stage
    const origin = new URL(invokeUrl).origin
    const choices = [
      { written: path, server: invokeUrl },
      { written: `/${stageName}${path}`, server: origin },
      { written: `/_aws/execute-api/${restApiId}/${stageName}${path}`, server: origin },
    ]
    const free = choices.find((choice) => !(choice.written in paths))
    if (!free) continue
    paths[free.written] = {
      ...objectOf(item),
      ...(several ? { servers: [{ url: free.server }] } : {}),
      [stageExtension]: { restApiId, stageName, path, ...(region ? { region } : {}) },
    }
  }
}

/** The value as an object; an empty one when it is none. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
