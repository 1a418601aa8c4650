import { z } from 'zod'
import { badRequest } from '#server/errors.ts'

/** The members that `CreateVpcLink` and `UpdateVpcLink` share. */
export const vpcLinkFields = { name: z.string().max(1024), description: z.string().max(1024) }

const arn = /^arn:[\w-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/net\/[\w-]+\/[\w-]+$/

/** AWS's words for a link without a name. */
export function checkVpcLinkName(name: string): void {
  if (name.trim() === '') throw badRequest('Name cannot be empty')
}

/** One network load balancer, in AWS's words. */
export function checkTargetArns(targetArns: readonly string[]): void {
  const [target, ...more] = targetArns
  if (target === undefined) throw badRequest('No target arn specified for vpc link.')
  if (more.length > 0) throw badRequest('More than one target arn specified for vpc link.')
  if (!arn.test(target)) throw badRequest(`Invalid ARN. ARN is not well formed ${target}`)
}
