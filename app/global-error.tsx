'use client'

import './globals.css'
import { NextIntlClientProvider } from 'next-intl'
import texts from '#components/messages/en/error.json'
import { ErrorReport } from '#components/ui/error-report.tsx'

/** The root layout itself broke, and the reader's language with it: this is the whole document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className="font-sans">
      <body>
        <title>{texts.title}</title>
        <NextIntlClientProvider locale="en" messages={{ error: texts }} timeZone="UTC">
          <main>
            <ErrorReport error={error} retry={retry} homeHref="/" />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
