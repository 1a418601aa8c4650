import { expect, test, vi } from 'vitest'
import { ServiceError } from '#server/errors.ts'
import { createGroup } from '#server/portals/groups/create-group.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { refusedStateIn } from './refused-state.ts'

test("an operation's refusal keeps its words", () =>
  withWorld(async ({ owner }) => {
    const error = new ServiceError('ConflictException', 'The name is taken')
    expect(refusedStateIn('en', error, owner)).toEqual({ status: 'error', message: 'The name is taken', fields: {} })
  }))

test('refused fields are told at the fields, not in a list', () =>
  withWorld(async ({ owner }) => {
    const error = new ServiceError('BadRequestException', 'Invalid request input. name: Too long', {
      fields: { name: 'Too long' },
    })
    const state = refusedStateIn('en', error, owner)
    expect(state.fields).toEqual({ name: 'Too long' })
    expect(state.message).not.toContain('Too long')
    expect(state.reason).toBe('refused')
  }))

test('whoever has been signed out is told so', () =>
  withWorld(async ({ visitor, as }) => {
    const error = new ServiceError('ForbiddenException', 'You are not allowed to call CreateRestApi')
    expect(refusedStateIn('en', error, visitor).message).toContain('signed out')
    expect(refusedStateIn('en', error, visitor).reason).toBe('signedOut')
    expect(refusedStateIn('en', error, as('viewer'))).not.toHaveProperty('reason')
    expect(refusedStateIn('en', error, as('viewer')).message).toContain('not allowed')
  }))

test('a bug shows its request id and goes to the log', () =>
  withWorld(async ({ owner }) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const bug = new Error('connection string postgres://secret')
    const state = refusedStateIn('en', bug, owner)
    expect(state.requestId).toBe(owner.requestId)
    expect(state.reason).toBe('broken')
    expect(JSON.stringify(state)).not.toContain('secret')
    expect(log).toHaveBeenCalledWith(`[${owner.requestId}]`, bug)
    log.mockRestore()
  }))

test('a refusal is told in the reader’s language, its fields too', () =>
  withWorld(async ({ owner }) => {
    const error = new ServiceError('BadRequestException', 'The resource /pets exists already', {
      fields: { path: 'exists already', name: 'Too big: expected string to have <=64 characters', note: 'Not ours' },
    })
    expect(refusedStateIn('de', error, owner)).toEqual({
      status: 'error',
      reason: 'refused',
      message: 'Nichts wurde geändert: Einige Werte wurden abgelehnt.',
      fields: { path: 'gibt es schon', name: 'Darf höchstens 64 Zeichen haben', note: 'Not ours' },
    })
    const plain = new ServiceError('ConflictException', 'The resource /pets exists already')
    expect(refusedStateIn('de', plain, owner).message).toBe('Die Ressource /pets gibt es schon')
    expect(refusedStateIn('en', plain, owner).message).toBe('The resource /pets exists already')
    // The wire answers what the operation threw.
    expect(plain.message).toBe('The resource /pets exists already')
  }))

test('what zod refuses in an operation is told in the reader’s language', () =>
  withWorld(async ({ owner }) => {
    const refused = await createGroup.invoke(owner, { name: 7 }).catch((error: unknown) => error)
    expect(refusedStateIn('de', refused, owner).fields).toMatchObject({
      name: 'Ungültige Angabe: Erwartet wird Text, angegeben ist eine Zahl',
    })
    const missing = await createGroup.invoke(owner, {}).catch((error: unknown) => error)
    expect(refusedStateIn('de', missing, owner).fields).toMatchObject({ name: 'Hier fehlt Text' })
  }))
