import type { Context } from '#server/context.ts'

/** The ARN of an object of the management API, by its path: `/apikeys/{id}`. */
export function resourceArn({ settings }: Pick<Context, 'settings'>, path: string): string {
  return `arn:aws:apigateway:${settings.region}::${path}`
}
