import { expect, test } from 'vitest'
import { Transcript } from './transcript.ts'

const say = (script: string) => ['-e', script]

test('what a program says is kept, standard error too, and given out once', async () => {
  const transcript = new Transcript()
  const code = await transcript.run(process.execPath, say('console.log("out"); console.error("err"); process.exit(3)'))
  expect(code).toBe(3)
  const text = transcript.take()
  expect(text).toContain('out\n')
  expect(text).toContain('err\n')
  expect(transcript.take()).toBe('')
})

test('the environment is added to our own', async () => {
  const transcript = new Transcript()
  const script = say('console.log(process.env.GREETING, Boolean(process.env.PATH))')
  await transcript.run(process.execPath, script, { GREETING: 'hello' })
  expect(transcript.take()).toBe('hello true\n')
})

test('a program that is missing, and one that is stopped, have failed', async () => {
  const transcript = new Transcript()
  expect(await transcript.run('no-such-program', [])).toBe(1)
  expect(transcript.take()).toContain('ENOENT')
  const endless = transcript.run(process.execPath, say('setInterval(() => {}, 1000)'))
  transcript.stop()
  expect(await endless).toBe(1)
})
