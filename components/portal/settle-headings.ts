/** As much of a Markdown tree as headings need. */
interface MarkdownNode {
  readonly type: string
  depth?: number
  readonly children?: readonly MarkdownNode[]
}

/**
 * A plugin of remark: headings become an outline that starts at the first level and skips none, whatever the author began
 * with, since the text stands below a heading of the page's (WCAG 2.2, 1.3.1).
 */
export function settleHeadings(): (tree: MarkdownNode) => void {
  return (tree) => {
    const open: number[] = []
    for (const heading of headingsIn(tree)) {
      const { depth = 1 } = heading
      while ((open.at(-1) ?? 0) >= depth) open.pop()
      open.push(depth)
      heading.depth = open.length
    }
  }
}

function headingsIn(node: MarkdownNode): MarkdownNode[] {
  return node.type === 'heading' ? [node] : (node.children ?? []).flatMap(headingsIn)
}
