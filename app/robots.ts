import type { MetadataRoute } from 'next'
import { runtime } from '#server/runtime.ts'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      // Where to sign in may be found; not for each page that one comes back to.
      disallow: ['/console', '/apps', '/api', '/aws', '/gateway', '/sign-in?', '/sign-up?'],
    },
    sitemap: `${runtime().settings.publicUrl}/sitemap.xml`,
  }
}
