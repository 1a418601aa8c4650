import { frames } from '../host/frame.ts'
import { startHost } from '../host-process.ts'
import { hostProgram } from '../host-program.ts'

/** A program for tests: starts a host in the folder with the function and tells its process id, then waits to be killed. */
const [folder = '', functionFolder = '', state = ''] = process.argv.slice(2)
const host = await startHost({
  program: await hostProgram(folder),
  folder: functionFolder,
  memorySize: 128,
  network: { backendNetworks: ['public'], ownPorts: [] },
})
host.listen((kind) => {
  if (kind !== frames.loaded) return
  if (state === 'frozen') host.freeze()
  if (state === 'looping') {
    host.send(frames.invoke, JSON.stringify({ requestId: 'r', deadline: Date.now() + 60_000 }))
    host.send(frames.event, '{}')
  }
  process.stdout.write(`${host.pid}\n`)
})
host.send(frames.init, JSON.stringify({ handler: 'index.handler', taskRoot: functionFolder, environment: {} }))
setInterval(() => undefined, 1000)
