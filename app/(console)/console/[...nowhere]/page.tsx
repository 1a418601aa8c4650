import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui.notFound'))('title') }
}

/** An address under the console that is no page: answered inside the shell. */
export default function NowherePage() {
  notFound()
}
