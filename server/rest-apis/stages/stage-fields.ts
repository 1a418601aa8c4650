import { z } from 'zod'

const variableName = z
  .string()
  .regex(/^\w{1,64}$/, 'Stage variable names can only contain alphanumeric and underscore characters, 64 at most')
const variableValue = z
  .string()
  .max(512, 'Stage variable values can have 512 characters at most')
  .regex(/^[A-Za-z0-9\-._~:/?#&=,]+$/, 'Stage variable values must match [A-Za-z0-9-._~:/?#&=,]+')

/** AWS's cache sizes, in GB. */
export const cacheClusterSizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const

/**
 * The input members of stages, with AWS's limits.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
 */
export const stageFields = {
  restApiId: z.string().min(1),
  stageName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,128}$/, 'Stage names can only contain alphanumeric characters, hyphens, and underscores'),
  deploymentId: z.string().min(1).max(64),
  description: z.string().max(1024),
  variables: z.record(variableName, variableValue),
  variableChanges: z.record(variableName, variableValue.nullable()),
  cacheClusterSize: z.enum(cacheClusterSizes),
  percentTraffic: z.number().min(0).max(100),
} as const

/** AWS's limit on the stage variables of one stage. */
export const maximumVariables = 100
