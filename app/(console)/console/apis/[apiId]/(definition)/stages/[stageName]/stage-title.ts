import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

type Part = 'settings' | 'variables' | 'methods' | 'canary'

/** The title of a part of a stage's page: its own, so that tabs and screen readers tell the parts apart. */
export function stageTitle(part: Part) {
  return async ({ params }: { params: Promise<{ stageName: string }> }): Promise<Metadata> => {
    const t = await getTranslations('stages.page')
    return { title: `${t(part)} · ${decodeURIComponent((await params).stageName)} · ${t('title')}` }
  }
}
