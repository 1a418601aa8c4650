import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import v8 from 'node:v8'

/** Captured before the function's code can change it. */
const { apply } = Reflect

/**
 * Takes away what node's permission model leaves: signals to other processes, their priority, V8's flags (some of which
 * write files) and the handles of the host. Called once, before the function's code is there.
 */
export function guardProcess(): void {
  const { pid } = process
  const kill = process.kill.bind(process)
  const rawKill: unknown = Reflect.get(process, '_kill')
  const setPriority = os.setPriority
  take(process, 'kill', (target: unknown, signal?: string | number) => {
    if (target !== pid) throw refusal('process.kill')
    return kill(pid, signal)
  })
  // Node's own `kill` calls it; 0 and negative numbers would be the gateway's process group.
  take(process, '_kill', (target: unknown, signal: unknown) => {
    if (target !== pid || typeof rawKill !== 'function') throw refusal('process.kill')
    return apply(rawKill, process, [pid, signal])
  })
  const ownPriority = (...args: [number] | [number, number]) => {
    if (args.length === 2 && args[0] !== 0 && args[0] !== pid) throw refusal('os.setPriority')
    return args.length === 2 ? setPriority(0, args[1]) : setPriority(args[0])
  }
  take(os, 'setPriority', ownPriority)
  for (const name of ['_debugProcess', '_debugEnd', 'execve', 'dlopen', 'binding', '_linkedBinding']) {
    take(process, name, () => {
      throw refusal(`process.${name}`)
    })
  }
  for (const name of ['_getActiveHandles', '_getActiveRequests']) take(process, name, () => [])
  take(v8, 'setFlagsFromString', () => {
    throw refusal('v8.setFlagsFromString')
  })
  syncBuiltinESMExports()
}

function take(owner: object, name: string, replacement: unknown): void {
  Object.defineProperty(owner, name, { value: replacement, writable: false, configurable: false, enumerable: true })
}

function refusal(name: string): Error {
  return Object.assign(new Error(`${name} is not available to functions`), { code: 'ERR_ACCESS_DENIED' })
}
