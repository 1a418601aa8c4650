/** One record of a CSV file, without its line break. */
export function csvLine(fields: readonly string[]): string {
  return fields.map(csvField).join(',')
}

/**
 * A field as RFC 4180 has it. Consumers choose the names of their apps: what a spreadsheet would run as a formula gets a
 * tab in front, which an import takes away again.
 */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `\t${text}` : text
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
