import type { NextConfig } from 'next'

/**
 * Console and portal. The types are checked by `npm run check`, so the build does not check them a second time.
 * PGlite loads its WASM from its own folder and must not be bundled.
 */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['@electric-sql/pglite', 'postgres', 'undici'],
  transpilePackages: ['gateway-core'],
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
}

export default config
