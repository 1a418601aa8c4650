import { expect, test, vi } from 'vitest'
import { ServiceError } from '#server/errors.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { refusedState } from './refused-state.ts'

test("an operation's refusal keeps its words", () =>
  withWorld(async ({ owner }) => {
    const error = new ServiceError('ConflictException', 'The name is taken')
    expect(refusedState(error, owner)).toEqual({ status: 'error', message: 'The name is taken', fields: {} })
  }))

test('refused fields are told at the fields, not in a list', () =>
  withWorld(async ({ owner }) => {
    const error = new ServiceError('BadRequestException', 'Invalid request input. name: Too long', {
      fields: { name: 'Too long' },
    })
    const state = refusedState(error, owner)
    expect(state.fields).toEqual({ name: 'Too long' })
    expect(state.message).not.toContain('Too long')
    expect(state.reason).toBe('refused')
  }))

test('whoever has been signed out is told so', () =>
  withWorld(async ({ visitor, as }) => {
    const error = new ServiceError('ForbiddenException', 'You are not allowed to call CreateRestApi')
    expect(refusedState(error, visitor).message).toContain('signed out')
    expect(refusedState(error, visitor).reason).toBe('signedOut')
    expect(refusedState(error, as('viewer'))).not.toHaveProperty('reason')
    expect(refusedState(error, as('viewer')).message).toContain('not allowed')
  }))

test('a bug shows its request id and goes to the log', () =>
  withWorld(async ({ owner }) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const bug = new Error('connection string postgres://secret')
    const state = refusedState(bug, owner)
    expect(state.requestId).toBe(owner.requestId)
    expect(state.reason).toBe('broken')
    expect(JSON.stringify(state)).not.toContain('secret')
    expect(log).toHaveBeenCalledWith(`[${owner.requestId}]`, bug)
    log.mockRestore()
  }))
