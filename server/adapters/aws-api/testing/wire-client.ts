import { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import type { HttpHandler } from '@smithy/core/protocols'
import { HttpResponse } from '@smithy/core/protocols'
import { accessKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { answerAwsRequest } from '../answer-aws-request.ts'

/** Where the handler believes itself to be reached. */
export const endpoint = 'http://localhost:3000/aws'

/** A key of the AWS endpoint. */
export interface TestAccessKey {
  accessKeyId: string
  secretAccessKey: string
}

/** Makes an access key of the context's user. */
export async function createTestAccessKey(context: Context): Promise<TestAccessKey> {
  if (context.actor.kind !== 'user') throw new Error('Only users have access keys')
  const key = { accessKeyId: `AKIA${context.newId(16).toUpperCase()}`, secretAccessKey: context.newId(40) }
  await context.db.insert(accessKeys).values({
    id: key.accessKeyId,
    accountId: context.accountId,
    userId: context.actor.userId,
    secretEncrypted: context.secrets.encrypt(key.secretAccessKey, 'access-key'),
    createdAt: context.now(),
  })
  return key
}

/** The real SDK's client, its requests answered by the handler in the context's database, at the context's time. */
export async function createWireClient(
  context: Context,
  options: { credentials?: TestAccessKey; region?: string; onRequest?: (request: Request) => Request } = {},
): Promise<APIGatewayClient> {
  const handler: HttpHandler = {
    async handle(sent) {
      const query = queryText(sent.query ?? {})
      const request = new Request(`${sent.protocol}//${sent.headers.host}${sent.path}${query}`, {
        method: sent.method,
        headers: sent.headers,
        ...(sent.body === undefined ? {} : { body: sent.body }),
      })
      const response = await answerAwsRequest(options.onRequest?.(request) ?? request, context)
      return {
        response: new HttpResponse({
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: response.body ?? undefined,
        }),
      }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  }
  return new APIGatewayClient({
    endpoint,
    region: options.region ?? 'eu-central-1',
    credentials: options.credentials ?? (await createTestAccessKey(context)),
    requestHandler: handler,
    // The client corrects its clock by the answers' Date, which has nothing to do with the test's clock.
    systemClockOffset: context.now().getTime() - Date.now(),
    maxAttempts: 1,
  })
}

function queryText(query: Record<string, string | string[] | null>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
