import { answerAwsRequest } from '#server/adapters/aws-api/answer-aws-request.ts'

export const dynamic = 'force-dynamic'

/** The endpoint that the AWS CLI, SDKs and infrastructure tools call. */
const answer = (request: Request) => answerAwsRequest(request)

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
