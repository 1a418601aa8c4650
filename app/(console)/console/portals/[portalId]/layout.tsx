import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ConsolePortalHeader } from '#components/portals/console-portal-header.tsx'
import { findPortalPage } from './find-portal-page.ts'

interface PortalLayoutProps {
  children: ReactNode
  params: Promise<{ portalId: string }>
}

export async function generateMetadata({ params }: PortalLayoutProps): Promise<Metadata> {
  const { portal } = await findPortalPage((await params).portalId)
  return { title: portal.name }
}

export default async function PortalLayout({ children, params }: PortalLayoutProps) {
  const { portal, address, canWrite } = await findPortalPage((await params).portalId)
  return (
    <div className="flex flex-col gap-5">
      <ConsolePortalHeader portal={portal} address={address} canWrite={canWrite} />
      {children}
    </div>
  )
}
