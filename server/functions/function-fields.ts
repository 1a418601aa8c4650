import { z } from 'zod'
import { tagsInput } from '../tags.ts'

/** Of all names and values together. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const environmentBytes = 4096

/** What Lambda sets itself. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const reservedVariables = /^(AWS_|LAMBDA_|_HANDLER$|_X_AMZN_TRACE_ID$)/

function environmentVariables() {
  const name = z
    .string()
    .regex(/^[a-zA-Z]\w+$/, 'must begin with a letter and have only letters, digits and _, two or more')
    .refine((key) => !reservedVariables.test(key), 'is a name that functions are given by the runtime')
  return z.record(name, z.string()).refine((variables) => {
    const bytes = Object.entries(variables).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0)
    return bytes <= environmentBytes
  }, `must have ${environmentBytes} bytes or less, names and values together`)
}

/** Members of functions, with AWS Lambda's limits. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const functionFields = {
  functionName: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9-_]+$/, 'must have only letters, digits, - and _'),
  description: z.string().max(256),
  runtime: z.literal('nodejs24.x', { error: 'must be nodejs24.x' }),
  handler: z
    .string()
    .min(1)
    .max(128)
    .regex(/^\S+$/, 'must not have spaces')
    .regex(/[^/]\.[^./]+$/, 'must be {file}.{export}, such as index.handler')
    .refine((handler) => !handler.includes('..') && !handler.startsWith('/'), 'must be a path inside the package'),
  memorySize: z.int().min(128).max(3008),
  timeout: z.int().min(1).max(900),
  revisionId: z.string().max(64),
  qualifier: z
    .string()
    .min(1)
    .max(128)
    .regex(/^(\$LATEST|[a-zA-Z0-9-_]+)$/, 'must be a version, an alias or $LATEST'),
  aliasName: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[a-zA-Z0-9-_]+$/, 'must have only letters, digits, - and _')
    .refine((name) => !/^\d+$/.test(name), 'must not be a number'),
  functionVersion: z.string().regex(/^(\$LATEST|[1-9]\d{0,8})$/, 'must be a version or $LATEST'),
  environment: z.object({ variables: environmentVariables() }),
  tags: tagsInput,
}
