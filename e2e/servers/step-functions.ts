import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { StateMachine } from 'aws-local-stepfunctions'
import { checkScope, checkSignature, sha256 } from 'gateway-core/sigv4/check-signature.ts'
import { readAuthorization } from 'gateway-core/sigv4/read-authorization.ts'

/** In the Amazon States Language. */
export type Definition = ConstructorParameters<typeof StateMachine>[0]

export interface StepFunctions {
  readonly url: string
  /** The bodies of the executions that were asked for, in order. */
  readonly asked: { input: unknown; stateMachineArn: string }[]
  stop(): Promise<void>
}

/**
 * Step Functions' `StartSyncExecution` over a real interpreter of the Amazon States Language: it takes only requests
 * that are signed for it, by the JSON protocol (https://docs.aws.amazon.com/step-functions/latest/apireference/).
 * @param machines by ARN
 * @param secrets by access key id
 */
export async function startStepFunctions(
  machines: Readonly<Record<string, Definition>>,
  secrets: Readonly<Record<string, string>>,
): Promise<StepFunctions> {
  const asked: StepFunctions['asked'] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const answer = faultOf(request, body, secrets) ?? (await execute(request, body, machines, asked))
    response.writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': 'states-1' })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const refused = (status: number, type: string, message: string): Answer => ({
  status,
  body: { __type: type, message },
})

function faultOf(
  { method = '', url = '', rawHeaders }: IncomingMessage,
  body: string,
  secrets: Readonly<Record<string, string>>,
): Answer | undefined {
  const [path = '', query = ''] = url.split('?')
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  )
  const request = { verb: method, path, query, headers }
  const authorization = readAuthorization(request)
  if ('code' in authorization) return refused(400, authorization.code, authorization.message)
  const secret = secrets[authorization.accessKeyId]
  if (secret === undefined) return refused(400, 'UnrecognizedClientException', 'The security token is invalid.')
  const fault =
    checkScope(authorization, 'states', Date.now()) ?? checkSignature(request, authorization, secret, sha256(body))
  return fault && refused(400, fault.code, fault.message)
}

async function execute(
  { headers }: IncomingMessage,
  body: string,
  machines: Readonly<Record<string, Definition>>,
  asked: StepFunctions['asked'],
): Promise<Answer> {
  const isJson = headers['content-type'] === 'application/x-amz-json-1.0'
  if (!isJson || headers['x-amz-target'] !== 'AWSStepFunctions.StartSyncExecution') {
    return refused(400, 'UnknownOperationException', `${headers['content-type']} ${headers['x-amz-target']}`)
  }
  const { input, stateMachineArn } = JSON.parse(body)
  const definition = machines[stateMachineArn]
  if (definition === undefined) return refused(400, 'StateMachineDoesNotExist', `Does not exist: '${stateMachineArn}'`)
  asked.push({ input: JSON.parse(input), stateMachineArn })
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':express:')}:1:1`
  const times = { startDate: Date.now() / 1000, stopDate: Date.now() / 1000 }
  try {
    const output = await new StateMachine(definition).run(JSON.parse(input)).result
    return { status: 200, body: { executionArn, ...times, status: 'SUCCEEDED', output: JSON.stringify(output) } }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    return { status: 200, body: { executionArn, ...times, status: 'FAILED', cause } }
  }
}
