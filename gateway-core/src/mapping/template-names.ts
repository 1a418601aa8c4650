import { utilFunctionNames } from '../templates/util-object.ts'
import { contextVariableNames } from './context-variable.ts'

/** The names that a mapping template may use, for editors. */
export interface TemplateNames {
  /** Variables below `$context`, with dots; what an authorizer says is only known when it has spoken. */
  context: string[]
  /** Members of `$input`. */
  input: string[]
  /** Functions of `$util`. */
  util: string[]
  /** What may stand behind `#`. */
  directives: string[]
}

const input = ['body', 'json', 'params', 'path']

/** What templates write (developer guide, "Override your API's request and response parameters and status codes"). */
const overrides = [
  'requestOverride.header',
  'requestOverride.path',
  'requestOverride.querystring',
  'responseOverride.header',
  'responseOverride.status',
]

const directives = ['set', 'if', 'elseif', 'else', 'end', 'foreach', 'break', 'stop', 'macro', 'define', 'evaluate']

/** Every name that a template can use at any request. */
export function templateNames(): TemplateNames {
  return {
    context: [...contextVariableNames(), 'authorizer.principalId', ...overrides].sort(),
    input: [...input],
    util: [...utilFunctionNames()].sort(),
    directives: [...directives],
  }
}
