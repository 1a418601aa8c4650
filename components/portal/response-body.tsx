'use client'

import { Download } from 'lucide-react'
import Image from 'next/image'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { bodyText } from './body-text.ts'
import { headerOf, type TryAnswer } from './try-result.ts'

/** Characters that are laid out at once: more make the page slow. */
const shownAtOnce = 20_000

/** What came back: text laid out, pictures seen, everything else as a file. */
export function ResponseBody({ answer }: { answer: TryAnswer }) {
  const t = useTranslations('portal.response')
  const type = headerOf(answer.headers, 'content-type') ?? ''
  if (answer.image) {
    return (
      <div className="flex justify-center rounded-lg border border-line bg-sunken p-3">
        {/* A data address: there is nothing to optimise. */}
        <Image
          src={`data:${type.split(';')[0]};base64,${answer.image}`}
          alt={t('picture')}
          width={320}
          height={320}
          unoptimized
          className="h-auto max-h-80 w-auto max-w-full"
        />
      </div>
    )
  }
  if (answer.size === 0) return <p className="text-[0.8125rem] text-muted">{t('noBody')}</p>
  if (answer.body === '') return <NoText answer={answer} type={type} />
  return <LongText text={bodyText(answer.body, type)} isCut={answer.truncated} />
}

function NoText({ answer, type }: { answer: TryAnswer; type: string }) {
  const t = useTranslations('portal.response')
  const { number } = useFormatter()
  const { file, size, truncated } = answer
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-sunken p-4 text-[0.8125rem]">
      <p>{t('noText', { type: type.split(';')[0] || t('unknownType'), size: number(size) })}</p>
      {truncated && <p className="text-muted">{t('tooLarge')}</p>}
      {file && (
        <Button size="small" icon={<Download />} onPress={() => saveFile(file)}>
          {t('saveFile')}
        </Button>
      )}
    </div>
  )
}

/** As bytes of no kind, so that nothing of another's is opened as a page of ours. */
function saveFile(base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = href
  link.download = 'response'
  link.click()
  URL.revokeObjectURL(href)
}

function LongText({ text, isCut }: { text: string; isCut: boolean }) {
  const t = useTranslations('portal.response')
  const [isWhole, setIsWhole] = useState(false)
  const isLong = text.length > shownAtOnce && !isWhole
  return (
    <>
      <CodeBlock code={isLong ? `${text.slice(0, shownAtOnce)}…` : text} copy={text} wrap />
      {isLong && (
        <p className="flex flex-wrap items-center gap-x-3 text-[0.8125rem] text-muted">
          {t('longText', { shown: shownAtOnce, count: text.length })}
          <Button size="small" variant="ghost" onPress={() => setIsWhole(true)}>
            {t('showAll')}
          </Button>
        </p>
      )}
      {isCut && <p className="text-[0.8125rem] text-muted">{t('truncated')}</p>}
    </>
  )
}
