import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { compressBuild } from './server/adapters/pages/compress-build.ts'

const pageHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/**
 * Console and portal. The types are checked by `npm run check`, so the build does not check them a second time.
 * PGlite loads its WASM from its own folder and must not be bundled.
 */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  serverExternalPackages: ['@electric-sql/pglite', 'postgres'],
  transpilePackages: ['gateway-core'],
  typescript: { ignoreBuildErrors: true },
  compiler: {
    runAfterProductionCompile: async ({ distDir }) => {
      await compressBuild(distDir)
    },
  },
  poweredByHeader: false,
  // Paths of deployed APIs below /gateway keep their last slash.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  devIndicators: false,
  // Its arguments and answers have secrets in them.
  logging: { serverFunctions: false },
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
  // The policy of scripts has a nonce for each request and is set in `proxy.ts`; the AWS wire and tenants' answers are
  // left as they are.
  headers: async () => [{ source: '/((?!aws(?:/|$)|gateway(?:/|$)).*)', headers: pageHeaders }],
}

export default createNextIntlPlugin('./app/request-config.ts')(config)
