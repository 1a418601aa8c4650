import type { CodeCompletion } from '#components/ui/code-problem.ts'
import type { TemplateScopeDescription } from '#server/rest-apis/integrations/describe-template-scope.ts'

/** Directives with their usual form; others stand alone. */
const forms: Readonly<Record<string, string>> = {
  set: '#set($' + '$' + '{name} = $' + '{value})',
  if: '#if($' + '$' + '{condition})\n  $' + '{}\n#end',
  elseif: '#elseif($' + '$' + '{condition})',
  foreach: '#foreach($' + '$' + '{item} in $' + '{list})\n  $' + '{}#if($foreach.hasNext),#end\n#end',
  macro: '#macro($' + '{name})\n  $' + '{}\n#end',
  define: '#define($' + '$' + '{name})\n  $' + '{}\n#end',
  evaluate: '#evaluate($' + '{text})',
}

const place = '$' + '{}'

/** Every name that a template of this method can use, with what it holds in the sample. */
export function templateCompletions(scope: TemplateScopeDescription): CodeCompletion[] {
  const { names, parameters, request } = scope
  return [
    ...names.input.map((name) => inputCompletion(name)),
    ...parameterCompletions(parameters),
    ...names.util.map((name) => ({
      text: `$util.${name}`,
      kind: 'function' as const,
      snippet: `$util.${name}(${place})`,
    })),
    ...names.context.map((name) => withDetail(`$context.${name}`, request.context[name])),
    ...Object.entries(scope.stageVariables).map(([name, value]) => withDetail(`$stageVariables.${name}`, value)),
    ...names.directives.map((name) => directive(name)),
    { text: '$foreach.count' },
    { text: '$foreach.hasNext' },
    { text: '$foreach.index' },
  ]
}

function inputCompletion(name: string): CodeCompletion {
  if (name === 'body') return { text: '$input.body' }
  const inside = name === 'params' ? `'${place}'` : `'$.${place}'`
  return { text: `$input.${name}`, kind: 'function', snippet: `$input.${name}(${inside})` }
}

function parameterCompletions(parameters: TemplateScopeDescription['parameters']): CodeCompletion[] {
  return Object.entries(parameters).flatMap(([where, names]) =>
    names.map((name) => ({ text: `$input.params('${name}')`, detail: where })),
  )
}

function directive(name: string): CodeCompletion {
  const snippet = forms[name]
  return { text: `#${name}`, kind: 'keyword', ...(snippet === undefined ? {} : { snippet }) }
}

function withDetail(text: string, detail: string | undefined): CodeCompletion {
  return detail === undefined ? { text } : { text, detail: detail.length > 40 ? `${detail.slice(0, 39)}…` : detail }
}
