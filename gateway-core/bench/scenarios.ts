import type { BenchScenario } from './scenario.ts'
import { apis } from './scenarios/apis.ts'
import { cached } from './scenarios/cached.ts'
import { functionCall } from './scenarios/function-call.ts'
import { jwt } from './scenarios/jwt.ts'
import { keyed } from './scenarios/keyed.ts'
import { keys } from './scenarios/keys.ts'
import { mockAnswer } from './scenarios/mock-answer.ts'
import { proxy } from './scenarios/proxy.ts'
import { routes } from './scenarios/routes.ts'
import { templates } from './scenarios/templates.ts'

/** All that is measured, by the name that `npm run bench -- {name}` takes. */
export const scenarios: Readonly<Record<string, BenchScenario>> = {
  ...{ proxy, keyed, jwt, cached, templates, mock: mockAnswer, function: functionCall, routes, apis, keys },
}
