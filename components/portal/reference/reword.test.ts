import { Component, createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { reworded } from './reword.ts'

const phrases = new Map([
  ['Name', 'Nom'],
  ['Show it', 'Montrer'],
  ['Default value', 'Valeur par défaut'],
])

function html(Original: Parameters<typeof reworded>[0], props: Record<string, unknown> = {}): string {
  return renderToStaticMarkup(h(reworded(Original, phrases), props))
}

function Markdown({ source, children }: { source?: string; children?: ReactNode }) {
  return h('div', {}, source, children)
}

function Sheet() {
  return h('div', { title: 'Show it', 'data-kept': 'Name' }, h('b', {}, ' Name '), [
    'Name',
    h('i', { key: 'i' }, 'Names'),
  ])
}

/** With a state and something static. */
class Counter extends Component<Readonly<Record<string, unknown>>, { count: number }> {
  static what = 'counter'
  override state = { count: 3 }
  override render() {
    return h('p', {}, 'Name ', this.state.count)
  }
}

test('words and what is read aloud are replaced, with the spaces around them', () => {
  expect(html(Sheet)).toBe('<div title="Montrer" data-kept="Name"><b> Nom </b>Nom<i>Names</i></div>')
})

test('a class keeps its state and its statics', () => {
  expect(html(Counter)).toBe('<p>Nom 3</p>')
  expect(reworded(Counter, phrases)).toHaveProperty('what', 'counter')
})

test('what the provider wrote stays: text of other components, names of parameters, cells of headers', () => {
  const row = () =>
    h(
      'section',
      {},
      h(Markdown, { source: 'Name' }, 'Name'),
      h('div', { className: 'parameter__name required' }, 'Name'),
      h('div', { className: 'header-col' }, 'Name'),
      h('td', { className: 'header-col' }, 'Name'),
    )
  expect(html(row)).toBe(
    '<section><div>NameName</div><div class="parameter__name required">Name</div><div class="header-col">Nom</div>' +
      '<td class="header-col">Name</td></section>',
  )
})

test('labels that are written as Markdown are replaced, values are not', () => {
  const row = () => h(Markdown, { source: '<i>Default value</i> : Name' })
  expect(html(row)).toBe('<div>&lt;i&gt;Valeur par défaut&lt;/i&gt;: Name</div>')
  const other = () => h(Markdown, { source: '<i>Other</i> : Name' })
  expect(html(other)).toBe('<div>&lt;i&gt;Other&lt;/i&gt; : Name</div>')
})

test('a component that only stands around another one hands the words through', () => {
  const around = (props: object) => h('span', {}, h(Sheet, props), h(Markdown, {}, 'Name'))
  expect(html(around, { tag: 'pets' })).toContain('<b> Nom </b>')
  expect(html(around, { tag: 'pets' })).toContain('<div>Name</div>')
})
