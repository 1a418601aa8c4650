import { below, codeOf, isFunction, isNode, type Node, nameOf, nodesOf, Program } from './program.ts'
import { isProse, type Known, SaidTexts } from './said-texts.ts'
import { zodTexts } from './zod-texts.ts'

/** Who is called with a text for a person, by name, and which argument it is. */
const sayers: Readonly<Record<string, number>> = {
  ServiceError: 1,
  badRequest: 0,
  // Of a policy, a template, a JSONPath.
  PolicyFault: 0,
  TemplateSyntaxError: 0,
  TemplateFailure: 0,
  JsonPathError: 0,
  // Of an imported document: what is wrong with it, and what became of its parts.
  addProblem: 2,
  report: 3,
  // Of a file of API keys: what is odd about a line.
  warn: 0,
}

/** Who is called with a list of `{ message }`. */
const listSayers = ['InvalidDocument', 'describeProblems']

/** Functions whose answers are put into a refusal by way of a list or a table, where no name leads to them. */
const answerers: Readonly<Record<string, readonly string[]>> = {
  'server/rest-apis/models/schema-keywords.ts': ['must', 'exclusive'],
  'server/access/api-keys/import-api-keys.ts': ['problemOf'],
  'server/rest-apis/openapi/plan/invalid-document.ts': ['placeOf'],
}

/** Members of objects that are texts, put into others elsewhere. */
const members: Readonly<Record<string, readonly string[]>> = {
  'server/rest-apis/openapi/plan/plan-security.ts': ['title'],
  'server/rest-apis/openapi/plan/parse-yaml.ts': ['remarks'],
  'server/adapters/next/refused-state.ts': ['message'],
}

/** Lists of texts that are put into a refusal joined: what is added to them is a text. */
const lists: Readonly<Record<string, readonly string[]>> = {
  'server/rest-apis/models/check-model-schema.ts': ['errors'],
  'server/rest-apis/openapi/plan/invalid-document.ts': ['list'],
  'server/rest-apis/openapi/import-rest-api.ts': ['lines'],
}

const known: Known = {
  // Members of policies and locations, directives of templates, columns, the address of a guide without a title.
  names: new Set(
    'Action Resource Condition type location define else foreach if macro guide name key description enabled usageplanids'.split(
      ' ',
    ),
  ),
  words: {
    'server/identity/members/add-member.ts present.role': ['owner', 'admin', 'developer', 'viewer'],
    'server/portals/apps/invite-app-member.ts member.role': ['owner', 'developer', 'viewer'],
    'server/traffic/usage/summarize-usage.ts unit': ['hour', 'day'],
    // Made of texts that are found where they are said.
    "server/operation.ts list.join('; ')": [],
    "server/access/api-keys/import-api-keys.ts warnings.join('; ')": ['line {0}: '],
    "server/rest-apis/openapi/plan/invalid-document.ts list.join('; ')": [],
    "server/rest-apis/openapi/import-rest-api.ts lines.join('\\n\\t')": [],
    'server/rest-apis/documentation/import-documentation-parts.ts reason': [],
    'server/rest-apis/documentation/import-documentation-parts.ts warning': [],
    'server/rest-apis/models/check-model-schema.ts list': [],
    'server/rest-apis/models/check-model-schema.ts wrong': [],
    'server/rest-apis/openapi/plan/plan-security.ts title': [],
    'server/tagging/taggable-resource.ts parsed.error.issues[0]?.message': [],
    'gateway-core/src/authorizers/read-authorizer-output.ts policy.message': [],
    'gateway-core/src/templates/input-object.ts error.message': [],
  },
}

/** What nobody reads on a screen. */
const silent = [
  // AWS's wire: patch operations, signatures, the rate of the management API. Pages call operations, not the wire.
  'server/adapters/aws-api/',
  // `badRequest` says what it is given: its calls are read.
  'server/errors.ts',
  // What the gateway could not write goes to the process's log.
  'server/adapters/data-plane/logs/log-files.ts',
  // The environment, read once when the process starts: its refusal goes to the terminal.
  'server/settings.ts',
]

/** zod's checks that take a text behind an argument of their own, and those that take nothing else. */
const checks =
  /^(min|max|length|regex|refine|startsWith|endsWith|includes|gt|gte|lt|lte|multipleOf|enum|union|literal|custom)$/
const bareChecks = /^(int|email|url|string|number|boolean|date|base64|positive|nonnegative)$/

/** The source in which refusals are said. */
export function refusalSource(): Program {
  return new Program(['server/**/*.ts', 'gateway-core/src/**/*.ts', 'app/**/*.{ts,tsx}'])
}

/** Kinds of schemas that the source makes with zod: `string`, `datetime` (of `z.iso.datetime`). */
export function schemasIn(program: Program): string[] {
  const called = program.all.filter((node) => node.type === 'CallExpression' && !isSilent(node))
  const schemas = called.flatMap(({ callee }) => {
    if (!isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee.object)) return []
    const isOfZod = nameOf(callee.object) === 'z' || nameOf(callee.object.object) === 'z'
    return isOfZod && /^(z|iso|coerce)$/.test(nameOf(callee.object)) ? [nameOf(callee)] : []
  })
  return [...new Set(schemas)].sort()
}

function isSilent({ file }: Node): boolean {
  return silent.some((place) => file.startsWith(place))
}

/** All texts that a refusal of the product, or the report of an import, can have on a screen. */
export function refusalTexts(program: Program): SaidTexts {
  const texts = new SaidTexts(program, known)
  const say = (found: readonly (Node | undefined)[]) => {
    for (const node of found) if (node && !isSilent(node)) texts.say(node)
  }
  for (const [name, index] of Object.entries(sayers)) {
    for (const call of program.callsNamed(name)) say([nodesOf(call.arguments)[index]])
  }
  for (const call of program.callsNamed('ServiceError')) say(fieldsOf(nodesOf(call.arguments)[2], program))
  for (const name of listSayers) {
    for (const call of program.callsNamed(name)) {
      say(nodesOf(nodesOf(call.arguments)[0]?.elements).map((element) => memberOf(element, 'message')))
    }
  }
  for (const node of program.all) {
    if (node.type === 'ObjectProperty' && members[node.file]?.includes(nameOf(node.key))) texts.sayPart(node.value)
    if (node.type === 'CallExpression') say([...issueTexts(node, program), ...addedTexts(node)])
    if (isFunction(node) && answerers[node.file]?.includes(nameOf(node.id) || nameOf(node.parent?.id))) {
      texts.sayAnswers(node)
    }
  }
  // The form of a model takes the beginning away, which is the same in all of them.
  const frame = 'Invalid model schema specified. '
  for (const [text, parts] of [...texts.templates]) {
    const rest = text.slice(frame.length)
    if (text.startsWith(frame) && isProse(rest)) texts.templates.set(rest, parts)
  }
  for (const text of zodTexts()) texts.templates.set(...text)
  return texts
}

/** The places that say a whole text of which the source does not tell what it is, as `file code`. */
export function unknownTexts(texts: SaidTexts): string[] {
  return [...new Set([...texts.unknown].map((node) => `${node.file} ${codeOf(node).slice(0, 60)}`))].sort()
}

/** The texts of a ServiceError's `fields`. */
function fieldsOf(more: Node | undefined, program: Program): Node[] {
  if (more?.type === 'ConditionalExpression') {
    return [more.consequent, more.alternate].filter(isNode).flatMap((one) => fieldsOf(one, program))
  }
  const fields = more && memberOf(more, 'fields')
  if (!fields) return []
  if (fields.type === 'ObjectExpression')
    return nodesOf(fields.properties).flatMap(({ value }) => (isNode(value) ? [value] : []))
  // Filled beforehand: `fields[name] = …`, `Object.fromEntries(….map(… => [name, …]))`
  const declared = fields.type === 'Identifier' ? program.find(fields)?.node : undefined
  const assigned = below(declared?.parent?.parent ?? fields).filter(
    ({ type, left }) => type === 'AssignmentExpression' && isNode(left) && nameOf(left.object) === nameOf(fields),
  )
  const pairs = below(isNode(declared?.init) ? declared.init : fields).filter(
    ({ type, elements }) => type === 'ArrayExpression' && nodesOf(elements).length === 2,
  )
  return [...assigned.map(({ right }) => right), ...pairs.map(({ elements }) => nodesOf(elements)[1])].filter(isNode)
}

/** The texts that a call gives to zod. */
function issueTexts(call: Node, program: Program): (Node | undefined)[] {
  const name = nameOf(call.callee)
  const args = nodesOf(call.arguments)
  const last = args.at(-1)
  if (!last) return []
  if (name === 'addIssue') return [memberOf(last, 'message')]
  const isCheck = checks.test(name)
  if ((!isCheck && !bareChecks.test(name)) || !usesZod(call, program)) return []
  const text = memberOf(last, 'error') ?? memberOf(last, 'message')
  if (text) return [text]
  // Behind what is checked stands a text, or the name of one.
  const isNamed = last.type === 'Identifier' && /^(refine|regex)$/.test(name)
  const isText = isNamed || /^(StringLiteral|TemplateLiteral|BinaryExpression|ConditionalExpression)$/.test(last.type)
  return isText && args.length > (isCheck ? 1 : 0) ? [last] : []
}

function addedTexts(call: Node): Node[] {
  const { callee } = call
  if (!isNode(callee) || !/^(push|add)$/.test(nameOf(callee))) return []
  return lists[call.file]?.includes(nameOf(callee.object)) ? [...nodesOf(call.arguments)] : []
}

function usesZod({ file }: Node, program: Program): boolean {
  return nodesOf(program.files.get(file)?.body).some(({ source }) => isNode(source) && source.value === 'zod')
}

function memberOf(object: Node, name: string): Node | undefined {
  const value = nodesOf(object.properties).find(({ key }) => nameOf(key) === name)?.value
  return isNode(value) ? value : undefined
}
