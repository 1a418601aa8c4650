import { findOrInstall } from './debian-package.ts'

/** The browser of the end-to-end tests: the system's Chromium, since Playwright's own builds may not be reachable. */
export function findChromium(): string {
  return process.env.CHROMIUM_PATH ?? findOrInstall('chromium', 'chromium', ['/usr/bin/chromium-browser'])
}

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
