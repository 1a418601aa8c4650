/** Text of one line in Markdown: nothing in it is a mark, and it breaks no line (CommonMark 2.4). */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^(\d*)([#+~=-]|(?<=\d)[.)])/, '$1\\$2')
}

/** A code span that may hold backticks itself (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const fence = '`'.repeat(longestRun(line, /`+/g) + 1)
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

/** A fenced code block, whose fence is longer than any in the code (CommonMark 4.5). */
export function codeBlock(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code, /`+/g) + 1))
  return `${fence}${language}\n${code}\n${fence}`
}

/** A table whose cells are Markdown of one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Prose with its headings `levels` lower; what looks like one in a code block is left alone. */
export function lowerHeadings(markdown: string, levels: number): string {
  let fence: string | undefined
  return markdown
    .split('\n')
    .map((line) => {
      const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
      if (mark && fence === undefined) fence = mark
      else if (mark && fence && mark[0] === fence[0] && mark.length >= fence.length) fence = undefined
      if (fence !== undefined) return line
      return line.replace(/^( {0,3})(#{1,6})(?=\s)/, (_, indent: string, marks: string) => {
        return `${indent}${'#'.repeat(Math.min(6, marks.length + levels))}`
      })
    })
    .join('\n')
}

/** A bar would end the cell, in a code span too (GFM 4.10). */
function cellText(cell: string): string {
  return cell.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')
}

function longestRun(text: string, runs: RegExp): number {
  return Math.max(0, ...Array.from(text.matchAll(runs), ([run]) => run.length))
}
