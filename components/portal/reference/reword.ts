import {
  Children,
  type ComponentClass,
  type ComponentType,
  cloneElement,
  createElement,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react'

/** English phrases and what is said in their place. */
export type Phrases = ReadonlyMap<string, string>

type Props = Readonly<Record<string, unknown>>
/** A component of which only its words are known. */
export type AnyComponent = ComponentType<Props>
type AnyElement = ReactElement<Props>

/**
 * A component whose own words are ours. What it puts between them of other components stays as it is, except one that it
 * only stands around, which is the one that it hands on all its properties to.
 */
export function reworded(Original: AnyComponent, phrases: Phrases): AnyComponent {
  const known = new Map<AnyComponent, AnyComponent>()
  const inner = (type: AnyComponent) => {
    const made = known.get(type) ?? reworded(type, phrases)
    known.set(type, made)
    return made
  }
  const change = (rendered: ReactNode, props: Props) =>
    reword(rendered, phrases, (element) =>
      typeof element.type === 'function' && hasAll(element.props, props)
        ? createElement(inner(element.type), { ...element.props, key: element.key })
        : element,
    )
  if (isClass(Original)) {
    return class extends Original {
      override render() {
        return change(super.render(), this.props)
      }
    }
  }
  if (typeof Original !== 'function') return Original
  return (props) => {
    const rendered = Original(props)
    return rendered instanceof Promise ? rendered : change(rendered, props)
  }
}

function isClass(component: AnyComponent): component is ComponentClass<Props> {
  return typeof component === 'function' && typeof component.prototype?.render === 'function'
}

function hasAll(props: Props, given: Props): boolean {
  const names = Object.keys(given)
  return names.length > 0 && names.every((name) => props[name] === given[name])
}

/** What is shown or read aloud; `source` is Markdown. */
const spoken = ['title', 'aria-label', 'ariaLabel', 'source']

/** The same elements with the phrases replaced; `through` is asked for each component among them. */
export function reword(
  node: ReactNode,
  phrases: Phrases,
  through: (element: AnyElement) => AnyElement = (element) => element,
): ReactNode {
  if (typeof node === 'string') return replaced(node, phrases)
  if (Array.isArray(node)) return node.map((child) => reword(child, phrases, through))
  if (!isValidElement<Props>(node) || isNamedByProvider(node)) return node
  const changes: Record<string, unknown> = {}
  for (const name of spoken) {
    const value = node.props[name]
    if (typeof value === 'string')
      changes[name] = name === 'source' ? leading(value, phrases) : replaced(value, phrases)
  }
  const element = typeof node.type === 'string' ? node : through(node)
  const { children } = node.props
  // Text between the tags of a component may be the provider's: code, Markdown.
  if (!isNode(children) || (typeof node.type !== 'string' && hasText(children))) return cloneElement(element, changes)
  const kept = Array.isArray(children) ? children : [children]
  return cloneElement(element, changes, ...kept.map((child) => reword(child, phrases, through)))
}

function isNode(children: unknown): children is ReactNode {
  return children !== undefined && children !== null && typeof children !== 'function'
}

function hasText(children: ReactNode): boolean {
  return Children.toArray(children).some((child) => typeof child === 'string')
}

/** A name out of the document, which may be one of the words. */
function isNamedByProvider({ type, props: { className } }: AnyElement): boolean {
  if (typeof className !== 'string') return false
  return className.startsWith('parameter__name') || (type === 'td' && className === 'header-col')
}

/** With the spaces around it. */
function replaced(text: string, phrases: Phrases): string {
  const phrase = text.trim()
  const word = phrases.get(phrase)
  return word === undefined ? text : text.replace(phrase, () => word)
}

/** `<i>Default value</i> : 5`, which Swagger UI writes as Markdown. */
function leading(source: string, phrases: Phrases): string {
  return source.replace(/^<i>([^<]+)<\/i> :/, (whole, phrase: string) => {
    const word = phrases.get(phrase)
    return word === undefined ? whole : `<i>${word}</i>:`
  })
}
