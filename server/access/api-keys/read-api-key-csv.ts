import { ServiceError } from '#server/errors.ts'

/** One line of the file, as it says; nothing is checked but the form. */
export interface ApiKeyLine {
  /** Of the file, from 1; the header is 1. */
  line: number
  name: string
  key: string
  description: string
  enabled: string
  usagePlanIds: string[]
}

/**
 * Reads AWS's file format for API keys: a header with the columns Name and Key and, if wanted, Description, Enabled and
 * UsagePlanIds (a quoted list), in any order and case; other columns are ignored.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html
 * @throws BadRequestException when it cannot be read at all.
 */
export function readApiKeyCsv(text: string): ApiKeyLine[] {
  const [header, ...records] = readRecords(text.replace(/^\uFEFF/, ''))
  if (!header) throw invalid('it is empty')
  const columns = header.fields.map((name) => name.trim().toLowerCase())
  for (const column of ['name', 'key']) {
    if (!columns.includes(column)) throw invalid(`the header has no column ${column}`)
  }
  const repeated = known.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column))
  if (repeated) throw invalid(`the header has the column ${repeated} twice`)
  return records.map(({ line, fields }) => {
    const field = (column: string) => fields[columns.indexOf(column)]?.trim() ?? ''
    return {
      line,
      name: field('name'),
      key: field('key'),
      description: field('description'),
      enabled: field('enabled'),
      usagePlanIds: readList(field('usageplanids')),
    }
  })
}

const known = ['name', 'key', 'description', 'enabled', 'usageplanids']

function invalid(reason: string): ServiceError {
  return new ServiceError('BadRequestException', `Invalid API key file: ${reason}`)
}

function readList(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
}

interface CsvRecord {
  line: number
  fields: string[]
}

/** RFC 4180, and fields in single quotes, which AWS allows; lines without anything are left out. */
function readRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let record: CsvRecord = { line: 1, fields: [] }
  let [at, line] = [0, 1]
  while (at < text.length) {
    const field = readField(text, at, line)
    record.fields.push(field.value)
    line += field.lines
    at = field.end + 1
    if (text[field.end] === ',' && at < text.length) continue
    if (text[field.end] === ',') record.fields.push('')
    if (record.fields.length > 1 || record.fields[0]?.trim()) records.push(record)
    line += 1
    record = { line, fields: [] }
  }
  return records
}

interface Field {
  value: string
  /** Where the comma or the end of the line is. */
  end: number
  /** How many line ends are inside. */
  lines: number
}

function readField(text: string, at: number, line: number): Field {
  let start = at
  while (text[start] === ' ' || text[start] === '\t') start++
  const quote = text[start]
  if (quote !== '"' && quote !== "'") return { ...readPlain(text, at), lines: 0 }
  let value = ''
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] !== quote) value += text[index]
    else if (text[index + 1] === quote) value += text[++index]
    else {
      const rest = readPlain(text, index + 1)
      if (rest.value.trim() !== '') throw invalid(`line ${line} has text after a closing quote`)
      return { value, end: rest.end, lines: value.split('\n').length - 1 }
    }
  }
  throw invalid(`line ${line} has a quote that is not closed`)
}

function readPlain(text: string, at: number): { value: string; end: number } {
  let end = at
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++
  return { value: text.slice(at, end).replace(/\r$/, ''), end }
}
