import { classNames } from './class-names.ts'
import { CopyButton } from './copy-button.tsx'

interface CodeBlockProps {
  code: string
  /** Shown above it: "curl", "policy.json". */
  title?: string
  /** What the copy button copies, when it is not what is shown (a key that is masked on screen). */
  copy?: string
  /** Breaks long lines instead of scrolling. */
  wrap?: boolean
  className?: string
}

/** Code or a command, with a button that copies it. */
export function CodeBlock({ code, title, copy, wrap, className }: CodeBlockProps) {
  return (
    <figure className={classNames('group relative overflow-hidden rounded-lg border border-line bg-sunken', className)}>
      {title && (
        <figcaption className="flex h-9 items-center border-line border-b px-3.5 font-medium text-muted text-xs">
          {title}
        </figcaption>
      )}
      <pre
        tabIndex={0}
        className={classNames(
          'max-h-120 overflow-auto p-3.5 pr-12 text-[0.8125rem] leading-5',
          wrap && 'whitespace-pre-wrap wrap-anywhere',
        )}
      >
        <code>{code}</code>
      </pre>
      <CopyButton text={copy ?? code} className="absolute top-1 right-1.5" />
    </figure>
  )
}
