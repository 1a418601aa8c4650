import { type ComponentProps, createElement, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { PlaceLink as Link } from '#components/ui/place-link.tsx'
import { headingAnchor } from './heading-anchor.ts'
import { settleHeadings } from './settle-headings.ts'

/**
 * A provider's Markdown: its HTML is not rendered, its headings come below the page's own, none skipped. Pictures of other servers are
 * shown where the operator allows them.
 */
export function Markdown({ text, images = false }: { text: string; images?: boolean }) {
  return (
    <div className="flex max-w-prose flex-col gap-4 text-[0.9375rem] leading-7 wrap-anywhere [&_.task-list-item]:-ml-5 [&_.task-list-item]:list-none [&_li>p]:my-0">
      <ReactMarkdown components={images ? withImages : components} remarkPlugins={plugins}>
        {text}
      </ReactMarkdown>
    </div>
  )
}

/** Tables, lists to tick and bare addresses as GitHub writes them; one tilde is not struck out. */
const plugins: ComponentProps<typeof ReactMarkdown>['remarkPlugins'] = [
  [remarkGfm, { singleTilde: false }],
  settleHeadings,
]

const components: Components = {
  h1: ({ children }) => (
    <h2 id={anchorOf(children)} className="scroll-mt-20 mt-2 font-semibold text-xl tracking-tight">
      {children}
    </h2>
  ),
  h2: ({ children }) => (
    <h3 id={anchorOf(children)} className="scroll-mt-20 mt-2 font-semibold text-lg">
      {children}
    </h3>
  ),
  h3: ({ children }) => (
    <h4 id={anchorOf(children)} className="scroll-mt-20 mt-1 font-semibold text-base">
      {children}
    </h4>
  ),
  h4: ({ children }) => (
    <h5 id={anchorOf(children)} className="scroll-mt-20 font-semibold">
      {children}
    </h5>
  ),
  h5: ({ children }) => (
    <h6 id={anchorOf(children)} className="scroll-mt-20 font-medium">
      {children}
    </h6>
  ),
  h6: ({ children }) => (
    <h6 id={anchorOf(children)} className="scroll-mt-20 font-medium text-muted">
      {children}
    </h6>
  ),
  a: ({ href = '', children }) =>
    href.startsWith('/') || href.startsWith('#') ? (
      <Link href={href} className="text-link">
        {children}
      </Link>
    ) : (
      <a href={href} className="text-link" rel="nofollow noopener noreferrer">
        {children}
      </a>
    ),
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1 pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="flex list-decimal flex-col gap-1 pl-5">{children}</ol>,
  blockquote: ({ children }) => <blockquote className="border-line border-l-2 pl-4 text-muted">{children}</blockquote>,
  hr: () => <hr className="border-line" />,
  code: ({ children }) => <code className="rounded bg-sunken px-1 py-0.5 text-[0.8125rem]">{children}</code>,
  pre: ({ children }) => (
    <pre
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-sunken p-3.5 text-[0.8125rem] leading-5 [&_code]:bg-transparent [&_code]:p-0"
    >
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full border-collapse text-sm leading-6 [&_tr+tr]:border-line [&_tr+tr]:border-t">
        {children}
      </table>
    </div>
  ),
  thead: ({ children }) => <thead className="border-line border-b bg-sunken">{children}</thead>,
  th: ({ children, style }) => (
    <th className="min-w-32 px-3.5 py-2 text-left font-medium wrap-normal" style={style}>
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td className="min-w-32 px-3.5 py-2 align-top" style={style}>
      {children}
    </td>
  ),
  input: ({ checked }) => <span className="mr-1.5 text-muted">{checked ? '☑' : '☐'}</span>,
  // An image would tell the reader's address to whoever serves it.
  img: ({ alt }) => <span className="text-muted">[{alt || '🖼'}]</span>,
}

const withImages: Components = {
  ...components,
  img: ({ src, alt = '' }) =>
    typeof src === 'string' && /^https:\/\//i.test(src)
      ? createElement('img', {
          src,
          alt,
          loading: 'lazy',
          referrerPolicy: 'no-referrer',
          className: 'max-w-full rounded-lg',
        })
      : `[${alt || '🖼'}]`,
}

function anchorOf(children: ReactNode): string | undefined {
  return headingAnchor(textOf(children))
}

/** Emphasis and code in a heading are elements with text in them. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (typeof node === 'object' && node !== null && 'props' in node) {
    const { props } = node
    if (typeof props === 'object' && props !== null && 'children' in props) return textOf(asNode(props.children))
  }
  return ''
}

function asNode(children: unknown): ReactNode {
  return typeof children === 'string' || Array.isArray(children) ? children : undefined
}
