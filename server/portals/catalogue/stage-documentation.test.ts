import { expect, test } from 'vitest'
import { createDeployment } from '../../rest-apis/deployments/create-deployment.ts'
import { createDocumentationPart } from '../../rest-apis/documentation/create-documentation-part.ts'
import { createDocumentationVersion } from '../../rest-apis/documentation/create-documentation-version.ts'
import { updateDocumentationPart } from '../../rest-apis/documentation/update-documentation-part.ts'
import { deployTestApi } from '../../testing/deploy-test-api.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { getCatalogueProduct } from './get-catalogue-product.ts'

test('the reference shows inherited text: as it was deployed, then as it is published, never the draft', () =>
  withWorld(async ({ owner, visitor }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const write = (text: string) => JSON.stringify({ summary: text })
    const part = await createDocumentationPart(owner, {
      restApiId,
      location: { type: 'METHOD' },
      properties: write('Deployed'),
    })
    const rewrite = (text: string) =>
      updateDocumentationPart(owner, { restApiId, documentationPartId: part.id, properties: write(text) })
    await createDeployment(owner, { restApiId, stageName })
    const stages = [{ restApiId, stageName }]
    const { slug } = await createProduct(owner, { name: 'Documented', published: true, stages, plans: [] })
    const summary = async () => {
      const { document } = await getCatalogueProduct(visitor, { slug })
      return Object(document.paths)['/pets'].get.summary
    }
    await rewrite('Published')
    expect(await summary()).toBe('Deployed')
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1', stageName })
    await rewrite('Draft')
    expect(await summary()).toBe('Published')
  }))
