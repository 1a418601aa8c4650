import type { MethodTestResult } from 'gateway-core/test-invoke/test-invoker.ts'
import { z } from 'zod'
import { findClientCertificate } from '#server/access/client-certificates/find-client-certificate.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { methodKey } from '../methods/find-method.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { findResource } from '../resources/find-resource.ts'
import { credentialsOf, definitionOf, testerOf } from './draft-test.ts'
import { flatHeaders, pathAndQuery, testInput } from './test-input.ts'
import { testInvoker } from './test-invoker.ts'
import { withinTests } from './within-tests.ts'

/** What a test of a method is told. */
export const methodTestInput = z.object({
  ...methodKey,
  ...testInput,
  clientCertificateId: z.string().max(64).optional(),
})

/**
 * Tests a method of the definition as it is now. The verb may be any that `ANY` stands for.
 * @throws NotFoundException, BadRequestException for a path that is not the resource's.
 */
export async function runMethodTest(
  context: Context,
  given: z.output<typeof methodTestInput>,
): Promise<MethodTestResult> {
  const { restApiId, clientCertificateId } = given
  const resource = await findResource(context, restApiId, given.resourceId)
  const definition = await readDefinition(context.db, restApiId)
  const methods = definition.resources.find(({ id }) => id === resource.id)?.methods ?? []
  const method =
    methods.find(({ httpMethod }) => httpMethod === given.httpMethod) ??
    methods.find(({ httpMethod }) => httpMethod === 'ANY')
  if (!method) throw new ServiceError('NotFoundException', 'Invalid Method identifier specified')
  const target = pathAndQuery(given.pathWithQueryString, resource.path)
  const certificate = clientCertificateId ? await findClientCertificate(context, clientCertificateId) : null
  const test = {
    accountId: context.accountId,
    restApiId,
    stageName: 'test-invoke-stage',
    definition: definitionOf(definition, resource, method),
    variables: given.stageVariables,
    clientCertificate: certificate,
    credentials: await credentialsOf(context, [method.integration?.credentials]),
    request: { ...target, httpMethod: verbOf(given.httpMethod), headers: flatHeaders(given), body: given.body },
    identity: await testerOf(context),
  }
  const result = await withinTests(context, () => testInvoker().invokeMethod(test))
  if (result) return result
  throw new ServiceError('BadRequestException', `${target.path} is not a path of the resource ${resource.path}`, {
    fields: { pathWithQueryString: `does not match ${resource.path}` },
  })
}

/** A test needs a verb of its own; a method for all of them is tested with GET unless one is named. */
function verbOf(httpMethod: string): string {
  return httpMethod === 'ANY' ? 'GET' : httpMethod
}
