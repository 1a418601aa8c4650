import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Markdown } from '#components/portal/markdown.tsx'
import { portalOrigin, requireOpenPortal } from '../../own-portal.ts'

interface TextPageProps {
  params: Promise<{ portal: string; page: string }>
}

export async function generateMetadata({ params }: TextPageProps): Promise<Metadata> {
  const { entered, base, page } = await findPage(params)
  const url = `${portalOrigin(entered)}/pages/${page.slug}`
  return {
    title: page.title,
    alternates: { canonical: url, types: { 'text/markdown': `${base}/pages/${page.slug}.md` } },
    openGraph: { title: page.title, type: 'article', url, siteName: entered.name },
  }
}

export default async function PortalTextPage({ params }: TextPageProps) {
  const { page, reader } = await findPage(params)
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-5 pt-4">
      <h1 className="font-semibold text-3xl tracking-tight wrap-anywhere">{page.title}</h1>
      <Markdown text={page.markdown} images={reader.settings.remoteImages} />
    </article>
  )
}

async function findPage(params: TextPageProps['params']) {
  const { portal, page: slug } = await params
  const found = await requireOpenPortal(portal)
  const page = found.entered.content.pages.find((one) => one.slug === slug)
  if (!page) notFound()
  return { ...found, page }
}
