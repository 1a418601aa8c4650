/**
 * Text with `${stageVariables.name}` replaced by the stage's variables, wherever configuration may have them: URIs, ARNs
 * of functions, credentials and user pools (developer guide, "Stage variables reference"). A variable that the stage
 * does not have is empty, as at AWS; any other text in braces stays.
 */
export function fillStageVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{stageVariables\.([\w-]{1,64})\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
  )
}
