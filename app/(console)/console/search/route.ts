import { getMessages, getTranslations } from 'next-intl/server'
import type { PaletteEntry } from '#components/ui/command-palette.tsx'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusalResponse } from '#server/adapters/next/refusal-message.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { isAllowed } from '#server/permissions.ts'
import { searchAccount } from '#server/search/search-account.ts'
import type { FoundObject } from '#server/search/searched-kinds.ts'
import { helpEntries } from '../help-entries.ts'
import { foundHref } from './found-href.ts'

/** What the palette finds while one types: `?q=get /pets`. */
export async function GET(request: Request): Promise<Response> {
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  try {
    const context = await currentContext()
    const entries = [
      ...(await requestEntries(text)),
      ...(await objectEntries(context, text)),
      ...(await deployEntries(context, text)),
      ...(await topicEntries(text)),
    ]
    return Response.json({ entries }, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return await refusalResponse(error)
  }
}

/** A UUID, or an extended id as `x-amz-apigw-id` has it. */
const requestId = /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\w+/-]{15}=)$/i

async function requestEntries(text: string): Promise<PaletteEntry[]> {
  if (!requestId.test(text)) return []
  const t = await getTranslations('shell.palette')
  const href = `/console/requests/${encodeURIComponent(text)}`
  return [{ id: href, label: t('requestId', { id: text }), group: t('request'), href }]
}

async function objectEntries(context: Context, text: string): Promise<PaletteEntry[]> {
  const t = await getTranslations('shell.palette')
  const { items } = await searchAccount(context, { text })
  return items.map((found) => {
    const href = foundHref(found)
    return {
      id: `${found.kind} ${href}`,
      label: found.label,
      group: t(`kinds.${found.kind}`),
      href,
      hint: hintOf(found),
      ...(found.httpMethod ? { verb: found.httpMethod } : {}),
    }
  })
}

function hintOf({ label, apiName, id }: FoundObject): string {
  if (apiName !== undefined) return apiName
  return id === label ? '' : id
}

/** "deploy pets": the way to deploying what is called so. */
async function deployEntries(context: Context, text: string): Promise<PaletteEntry[]> {
  if (!isAllowed(context.actor, 'stages:write')) return []
  const t = await getTranslations('shell.palette')
  const verbs = t('deployWords').split(' ')
  const words = text.toLowerCase().split(/\s+/)
  const isVerb = (word: string) => word.length > 2 && verbs.some((verb) => verb.startsWith(word))
  if (!words.some(isVerb)) return []
  const rest = words.filter((word) => !isVerb(word)).join(' ')
  if (rest === '') return []
  const { items } = await searchAccount(context, { text: rest })
  return items
    .filter(({ kind }) => kind === 'api')
    .map(({ id, label }) => {
      const href = `/console/apis/${id}/deploy`
      return { id: href, label: t('deploy', { name: label }), group: t('actions'), href, hint: id }
    })
}

const topicsAtMost = 5

async function topicEntries(text: string): Promise<PaletteEntry[]> {
  const t = await getTranslations('shell.palette')
  const { help } = await getMessages()
  const words = text.toLowerCase().split(/\s+/)
  return helpEntries(help)
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .slice(0, topicsAtMost)
    .map(({ topic, title }) => ({ id: `help ${topic}`, label: title, group: t('help'), topic }))
}
