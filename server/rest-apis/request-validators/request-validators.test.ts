import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { updateMethod } from '../methods/update-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createRequestValidator } from './create-request-validator.ts'
import { deleteRequestValidator } from './delete-request-validator.ts'
import { getRequestValidator } from './get-request-validator.ts'
import { getRequestValidators } from './get-request-validators.ts'
import { updateRequestValidator } from './update-request-validator.ts'

test('201: validates nothing unless told; got by id and in the list', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createRequestValidator(owner, { restApiId, name: 'body', validateRequestBody: true })
    expect(made).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      name: 'body',
      validateRequestBody: true,
      validateRequestParameters: false,
    })
    expect(await createRequestValidator(owner, { restApiId })).toMatchObject({ name: '', validateRequestBody: false })
    expect(await getRequestValidator(owner, { restApiId, requestValidatorId: made.id })).toEqual(made)
    const page = await getRequestValidators(owner, { restApiId, limit: 1 })
    const rest = await getRequestValidators(owner, { restApiId, position: page.position })
    expect([...page.items, ...rest.items]).toHaveLength(2)
    expect(rest.position).toBeUndefined()
  }))

test('400 for a name that is too long', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    await expect(createRequestValidator(owner, { restApiId, name: 'x'.repeat(129) })).rejects.toMatchObject({
      status: 400,
    })
  }))

test('200: an update changes what it names', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const made = await createRequestValidator(owner, { restApiId, name: 'body', validateRequestBody: true })
    const ids = { restApiId, requestValidatorId: made.id }
    await updateRequestValidator(owner, { ...ids, validateRequestParameters: true })
    await updateRequestValidator(owner, { ...ids, validateRequestBody: false, name: 'parameters' })
    expect(await getRequestValidator(owner, ids)).toEqual({
      ...made,
      name: 'parameters',
      validateRequestBody: false,
      validateRequestParameters: true,
    })
  }))

test('409 while a method names it, then 202', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const { id: requestValidatorId } = await createRequestValidator(owner, { restApiId, name: 'body' })
    await updateMethod(owner, { ...get, requestValidatorId })
    await expect(deleteRequestValidator(owner, { restApiId, requestValidatorId })).rejects.toMatchObject({
      status: 409,
    })
    await updateMethod(owner, { ...get, requestValidatorId: null })
    await deleteRequestValidator(owner, { restApiId, requestValidatorId })
    await expect(getRequestValidator(owner, { restApiId, requestValidatorId })).rejects.toMatchObject({
      status: 404,
      message: 'Invalid Request Validator identifier specified',
    })
  }))

test('403 for a viewer, 404 in another account, 400 to create there as AWS answers', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const { id } = await createRequestValidator(owner, { restApiId, name: 'body' })
    const ids = { restApiId, requestValidatorId: id }
    await expect(createRequestValidator(as('viewer'), ids)).rejects.toMatchObject({ status: 403 })
    await expect(createRequestValidator(stranger, ids)).rejects.toMatchObject({
      status: 400,
      message: 'Invalid REST API identifier specified',
    })
    for (const call of [updateRequestValidator.invoke, deleteRequestValidator.invoke]) {
      await expect(call(as('viewer'), ids)).rejects.toMatchObject({ status: 403 })
      await expect(call(stranger, ids)).rejects.toMatchObject({ status: 404 })
    }
    for (const call of [getRequestValidator.invoke, getRequestValidators.invoke]) {
      await expect(call(stranger, ids)).rejects.toMatchObject({ status: 404 })
    }
  }))
