import { expect, test } from 'vitest'
import { translatorOf } from '../messages/testing/translator-of.ts'
import { consolePlaces } from './console-places.ts'

const t = translatorOf('shell')
const navigation = [{ items: [{ label: 'APIs', href: '/console/apis', icon: null }] }]
const labels = (role: string) => consolePlaces(navigation, role, t).map(({ label }) => label)

test('everybody finds the pages, and by their own address', () => {
  const places = consolePlaces(navigation, 'viewer', t)
  expect(places).toContainEqual({ id: '/console/apis', label: 'APIs', href: '/console/apis', group: 'Pages' })
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length)
})

test('a viewer is offered nothing that makes something, an admin all', () => {
  expect(labels('viewer').filter((label) => /create|add/i.test(label))).toEqual([])
  expect(labels('developer')).toContain('Create API')
  expect(labels('developer')).not.toContain('Add member')
  expect(labels('admin')).toContain('Add member')
  expect(labels('admin')).toContain('Audit log')
  expect(labels('developer')).not.toContain('Audit log')
})
