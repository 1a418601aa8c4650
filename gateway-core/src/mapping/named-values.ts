/**
 * The values of a header in a flat list. AWS compares names exactly; HTTP/2 and many clients send them in lower case, so
 * where nothing has the exact spelling every spelling counts.
 */
export function namedValues(rawHeaders: readonly string[], name: string): string[] {
  const exact = valuesWhere(rawHeaders, (each) => each === name)
  if (exact.length > 0) return exact
  const lowerCaseName = name.toLowerCase()
  return valuesWhere(rawHeaders, (each) => each.length === lowerCaseName.length && each.toLowerCase() === lowerCaseName)
}

function valuesWhere(rawHeaders: readonly string[], matches: (name: string) => boolean): string[] {
  const values: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (matches(rawHeaders[index] ?? '')) values.push(rawHeaders[index + 1] ?? '')
  }
  return values
}
