import { promisify } from 'node:util'
import type { Exchange } from '../exchange.ts'
import { mediaType } from '../integrations/media-type.ts'
import { ModelSet } from '../json-schema/model-set.ts'
import { BrokenSchema, TooCostly, Unfinished, ValidationRun } from '../json-schema/validation-run.ts'
import { Refusal } from '../pipeline/refusal.ts'
import type { Stage, Verdict } from '../pipeline/stage.ts'

/**
 * Where the method's request validator says so, checks the body against the model for its media type, else against
 * `$default`'s; a body for which there is no model passes (developer guide, "Request validation for REST APIs"). An
 * empty body counts as `{}`. What was wrong is only told in `$context.error.validationErrorString`.
 */
export const validateBody: Stage = {
  name: 'validate-body',
  compile({ stage, method, requestValidator }) {
    if (requestValidator?.validateRequestBody !== true) return undefined
    const models = new Map(Object.entries(method.requestModels ?? {}).map(([type, name]) => [keyOf(type), name]))
    if (models.size === 0) return undefined
    const set = ModelSet.of(stage.api)
    return (exchange) => {
      const name = models.get(mediaType(exchange.header('content-type'))) ?? models.get('$default')
      return name === undefined ? undefined : validate(exchange, set, name)
    }
  },
}

const keyOf = (contentType: string) => (contentType === '$default' ? contentType : mediaType(contentType))

const invalid = new Refusal('BAD_REQUEST_BODY')
/** Enough for any honest schema; a larger body may take more. */
const steps = 200_000
/** A first request compiles the schema's patterns, a few in each turn of the event loop. */
const maxAttempts = 100
const turn = promisify(setImmediate)

function validate(exchange: Exchange, set: ModelSet, name: string, attempt = 1): Verdict | Promise<Verdict> {
  const text = exchange.payload === undefined ? '' : exchange.payload.toString()
  const run = new ValidationRun(steps + text.length)
  try {
    if (set.check(name)(parsed(text), run)) return undefined
    exchange.validationError = errorString(run.messages)
    return invalid
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TooCostly) {
      exchange.validationError = errorString([error.message])
      return invalid
    }
    if (error instanceof Unfinished && attempt < maxAttempts) {
      return turn().then(() => validate(exchange, set, name, attempt + 1))
    }
    if (!(error instanceof BrokenSchema || error instanceof Unfinished)) throw error
    const cause = `It cannot validate by model ${name}: ${error.message}`
    return new Refusal('API_CONFIGURATION_ERROR', undefined, cause)
  }
}

/** @throws SyntaxError */
function parsed(text: string): unknown {
  return text.trim() === '' ? {} : JSON.parse(text)
}

/** Escaped as JSON, so that it can stand between the quotes of a gateway response's template. */
function errorString(messages: readonly string[]): string {
  return JSON.stringify(`[${messages.join(', ')}]`).slice(1, -1)
}
