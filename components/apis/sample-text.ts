import type { TemplateSample } from '#server/rest-apis/integrations/template-sample.ts'

const places = ['path', 'querystring', 'header', 'stageVariables', 'context'] as const

/** All of a sample but its body, as text that can be edited. */
export function sampleText({ body: _, ...rest }: TemplateSample): string {
  return JSON.stringify(rest, null, 2)
}

/** Reads it again; undefined where it is not JSON, or not a sample: maps of texts. */
export function readSample(text: string, body: string): TemplateSample | undefined {
  const given = parse(text)
  if (given === undefined) return undefined
  const sample: TemplateSample = { body, path: {}, querystring: {}, header: {}, stageVariables: {}, context: {} }
  for (const place of places) {
    const map = textsOf(given[place])
    if (map === undefined) return undefined
    sample[place] = map
  }
  return sample
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isMap(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Numbers and flags are written as text; a place that is left out is empty. */
function textsOf(value: unknown): Record<string, string> | undefined {
  if (value === undefined) return {}
  if (!isMap(value)) return undefined
  const entries = Object.entries(value)
  if (entries.some(([, text]) => typeof text === 'object')) return undefined
  return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]))
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
