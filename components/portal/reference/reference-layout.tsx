'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ReferenceSkeleton } from './reference-skeleton.tsx'
import type { ReferenceSystem } from './reference-system.ts'

/**
 * What of Swagger UI is shown: the operations and, unless one searches, the schemas. Its own layout has a second `main`,
 * skips a level of headings and draws servers and authorization, which the page has in its try pane.
 */
export function ReferenceLayout({ specSelectors, specActions, layoutSelectors, getComponent }: ReferenceSystem) {
  const t = useTranslations('portal.reference')
  const status = specSelectors.loadingStatus()
  if (status === 'failed') {
    return (
      <Notice
        tone="danger"
        title={t('failed')}
        action={
          <Button size="small" onPress={() => specActions.download(specSelectors.url())}>
            {t('again')}
          </Button>
        }
      >
        {t('failedHelp')}
      </Notice>
    )
  }
  if (status === 'loading' || !specSelectors.specStr()) return <ReferenceSkeleton />
  const [Icons, Errors] = [getComponent('SvgAssets'), getComponent('errors', true)]
  const [Operations, Models] = [getComponent('operations', true), getComponent('Models', true)]
  return (
    <div className="swagger-ui">
      <Icons />
      <Errors />
      {specSelectors.taggedOperations().size > 0 && <Operations />}
      {!layoutSelectors.currentFilter() && <Models />}
    </div>
  )
}
