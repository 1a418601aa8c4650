import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { updateIntegration } from '#server/rest-apis/integrations/update-integration.ts'
import { makeApi } from '#server/rest-apis/testing/make-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createVpcLink } from './create-vpc-link.ts'
import { deleteVpcLink } from './delete-vpc-link.ts'
import { getVpcLink } from './get-vpc-link.ts'
import { getVpcLinks } from './get-vpc-links.ts'
import { updateVpcLink } from './update-vpc-link.ts'

const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/50dc6c495c0c9188']
const link = (context: Context, name = 'link') => createVpcLink(context, { name, targetArns })

test('202: available at once, shown, renamed, deleted', () =>
  withWorld(async ({ owner }) => {
    const made = await createVpcLink(owner, { name: 'link', description: 'd', targetArns, tags: { a: 'b' } })
    expect(made).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{6}$/),
      name: 'link',
      description: 'd',
      targetArns,
      status: 'AVAILABLE',
      tags: { a: 'b' },
    })
    const vpcLinkId = made.id
    expect(await getVpcLink(owner, { vpcLinkId })).toEqual(made)
    const renamed = await updateVpcLink(owner, { vpcLinkId, name: 'new', description: null })
    expect(renamed).toMatchObject({ name: 'new' })
    expect(renamed).not.toHaveProperty('description')
    expect(await updateVpcLink(owner, { vpcLinkId, description: 'e' })).toMatchObject({ name: 'new', description: 'e' })
    await deleteVpcLink(owner, { vpcLinkId })
    await expect(getVpcLink(owner, { vpcLinkId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Vpc Link identifier specified',
    })
  }))

test('200: lists in pages, oldest first', () =>
  withWorld(async ({ owner, stranger, passTime }) => {
    for (const name of ['b', 'a', 'c']) {
      await link(owner, name)
      passTime(1000)
    }
    await link(stranger)
    const first = await getVpcLinks(owner, { limit: 2 })
    expect(first.items.map(({ name }) => name)).toEqual(['b', 'a'])
    const rest = await getVpcLinks(owner, { limit: 2, position: first.position })
    expect(rest).toMatchObject({ items: [{ name: 'c' }] })
  }))

test.each([
  ['no name', { name: ' ' }, 'Name cannot be empty'],
  ['no target', { targetArns: [] }, 'No target arn specified for vpc link.'],
  ['two targets', { targetArns: [...targetArns, ...targetArns] }, 'More than one target arn specified for vpc link.'],
  ['what is no ARN', { targetArns: ['x'] }, 'Invalid ARN. ARN is not well formed x'],
  [
    'another kind of load balancer',
    { targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/alb/50dc6c495c0c9188'] },
    'Invalid ARN. ARN is not well formed arn:aws:elasticloadbalancing',
  ],
])('400 for %s', (_, given, message) =>
  withWorld(async ({ owner }) => {
    const refused = { failure: 'BadRequestException', message: expect.stringContaining(message) }
    await expect(createVpcLink(owner, { name: 'x', targetArns, ...given })).rejects.toMatchObject(refused)
    const { id: vpcLinkId } = await link(owner)
    await expect(updateVpcLink(owner, { vpcLinkId, name: '' })).rejects.toMatchObject({
      message: 'Name cannot be empty',
    })
  }),
)

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { id: vpcLinkId } = await link(owner)
    for (const operation of [createVpcLink, updateVpcLink, deleteVpcLink]) {
      const attempt = operation.invoke(as('viewer'), { vpcLinkId, name: 'x', targetArns })
      await expect(attempt).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    for (const operation of [getVpcLink, updateVpcLink, deleteVpcLink]) {
      await expect(operation.invoke(stranger, { vpcLinkId })).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
  }))

test('an integration may name a link of its own account, or a stage variable', () =>
  withWorld(async ({ owner, stranger }) => {
    const { get } = await makeApi(owner)
    const [{ id: mine }, { id: theirs }] = [await link(owner), await link(stranger)]
    const through = (connectionId: string) =>
      putIntegration(owner, {
        ...get,
        type: 'HTTP_PROXY',
        integrationHttpMethod: 'GET',
        uri: 'http://backend.internal/',
        connectionType: 'VPC_LINK',
        connectionId,
      })
    expect(await through(mine)).toMatchObject({ connectionType: 'VPC_LINK', connectionId: mine })
    await through(['$', '{stageVariables.link}'].join(''))
    await through(mine)
    for (const connectionId of [theirs, 'nope']) {
      const notFound = { failure: 'NotFoundException', message: 'Invalid Vpc Link identifier specified' }
      await expect(through(connectionId)).rejects.toMatchObject(notFound)
      await expect(updateIntegration(owner, { ...get, connectionId })).rejects.toMatchObject(notFound)
    }
  }))

test('400 for deleting one that a stage uses, in AWS’s words; a draft alone does not hold it', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const { id: vpcLinkId } = await link(owner)
    const http = { ...get, type: 'HTTP_PROXY' as const, integrationHttpMethod: 'GET', uri: 'http://backend.internal/' }
    await putIntegration(owner, { ...http, connectionType: 'VPC_LINK', connectionId: vpcLinkId })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await expect(deleteVpcLink(owner, { vpcLinkId })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: `Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [${restApiId}:GET:${get.resourceId}:prod] in format of [RESTApiId:Method:Resource:Stage].`,
    })
    await putIntegration(owner, http)
    await expect(deleteVpcLink(owner, { vpcLinkId })).rejects.toMatchObject({ failure: 'BadRequestException' })
    await createDeployment(owner, { restApiId, stageName: 'prod' })
    await putIntegration(owner, { ...http, connectionType: 'VPC_LINK', connectionId: vpcLinkId })
    await deleteVpcLink(owner, { vpcLinkId })
  }))
