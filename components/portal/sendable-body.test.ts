import { expect, test } from 'vitest'
import type { BuiltRequest } from './request-draft.ts'
import { sendableBody } from './sendable-body.ts'

const request: BuiltRequest = { httpMethod: 'POST', path: '/x', query: [], headers: [['a', 'b']], body: undefined }

test('a text goes as it is', async () => {
  expect(await sendableBody({ ...request, body: 'ü' })).toEqual({ ...request, body: 'ü' })
})

test('a file goes as its bytes, whatever they are and however many', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
  const { bodyBase64 = '' } = await sendableBody({ ...request, file: new File([bytes], 'a.bin') })
  expect(Buffer.from(bodyBase64, 'base64').equals(bytes)).toBe(true)
})

test('the parts of a form are written with the boundary that the type names', async () => {
  const sent = await sendableBody({
    ...request,
    parts: [
      ['title', 'Grüße'],
      ['file', new File(['hello'], 'a.txt', { type: 'text/plain' })],
    ],
  })
  const [, type = ''] = sent.headers.find(([name]) => name === 'content-type') ?? []
  const body = Buffer.from(sent.bodyBase64 ?? '', 'base64')
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  expect(form.get('title')).toBe('Grüße')
  const file = form.get('file')
  expect(file instanceof File && [file.name, await file.text()]).toEqual(['a.txt', 'hello'])
})

test('a form without parts has no body', async () => {
  expect(await sendableBody({ ...request, parts: [] })).toEqual(request)
})
