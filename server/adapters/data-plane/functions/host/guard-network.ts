import dgram from 'node:dgram'
import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import { BlockList, isIP, isIPv4, Socket } from 'node:net'
import os from 'node:os'
import vm from 'node:vm'
import type { NetworkRule } from './host-message.ts'

/** What the system says when it refuses (EACCES). */
const refused = -13
/** Captured before the function's code can change them. */
const { apply, ownKeys, getPrototypeOf, get } = Reflect
const { freeze } = Object

/**
 * Puts the rule for connections beneath everything that node connects with: at the handles, where names are resolved
 * already, so that neither redirects nor DNS rebinding lead around it. Functions listen nowhere. It does not hold
 * against native code, which a function cannot load.
 */
export function guardNetwork(rule: NetworkRule): void {
  const allows = connectionRule(rule)
  const tcp = prototypeOfHandle(tcpHandle())
  guard(tcp, ['connect', 'connect6'], (args) => allows(args[1], args[2]))
  guard(tcp, ['bind', 'bind6', 'listen'], () => false)
  const pipe = prototypeOfHandle(pipeHandle())
  guard(pipe, ['connect', 'connect2', 'bind', 'bind2', 'listen', 'fchmod'], () => false)
  const udp = prototypeOfHandle(udpHandle())
  guard(udp, ['connect', 'connect6'], (args) => allows(args[0], args[1]))
  // A socket that is connected sends without an address.
  guard(udp, ['send', 'send6'], (args) => typeof args[4] !== 'string' || allows(args[4], args[3]))
  guard(udp, ['bind', 'bind6'], (args) => args[1] === 0 || args[1] === undefined)
  const resolver = prototypeOfHandle(Reflect.get(new dns.Resolver(), '_handle'))
  guard(resolver, ['setServers', 'setLocalAddress'], () => false)
}

function guard(prototype: object, methods: readonly string[], isAllowed: (args: unknown[]) => boolean): void {
  for (const method of methods) {
    const original: unknown = get(prototype, method)
    if (typeof original !== 'function') continue
    const guarded = function (this: unknown, ...args: unknown[]): unknown {
      return isAllowed(args) ? apply(original, this, args) : refused
    }
    Object.defineProperty(prototype, method, { value: guarded, writable: false, configurable: false })
  }
}

/**
 * The gateway's own rule for backends, in a realm of its own: what a function does to strings, arrays and prototypes is
 * done to others. Nothing of that realm may leave it, so not even an exception does.
 */
function connectionRule(rule: NetworkRule): (address: unknown, port: unknown) => boolean {
  const file = new URL('./connection-rule.cjs', import.meta.url)
  const realm = vm.createContext(Object.create(null))
  freeze(BlockList.prototype)
  const builtins = { 'node:net': { BlockList, isIP, isIPv4 }, 'node:os': { networkInterfaces: () => ({}) } }
  const own = JSON.stringify({ ...rule, local: ownAddresses() })
  const make = vm.runInContext(
    `(rules, text) => {
      'use strict'
      const { backendNetworks, ownPorts, local } = JSON.parse(text)
      const addresses = new Set(local)
      const networks = rules.createBackendNetworks(backendNetworks, { ports: ownPorts, local: () => addresses })
      return (address, port) => networks.allows(address, port) === true
    }`,
    realm,
  )
  const allows = make(vm.runInContext(readFileSync(file, 'utf8'), realm)(builtins), own)
  return (address, port) => {
    if (typeof address !== 'string' || typeof port !== 'number') return false
    try {
      return allows(address, port) === true
    } catch {
      return false
    }
  }
}

function ownAddresses(): string[] {
  return Object.values(os.networkInterfaces()).flatMap((some) => (some ?? []).map(({ address }) => address))
}

function prototypeOfHandle(handle: unknown): object {
  const prototype = typeof handle === 'object' && handle !== null ? getPrototypeOf(handle) : null
  // Without it nothing would be guarded: then no function runs.
  if (prototype === null) throw new Error('This version of node has no handle to guard')
  return prototype
}

/** A socket that waits for a name which nobody resolves has its handle, and connects nowhere. */
function tcpHandle(): unknown {
  const socket = new Socket()
  socket.connect({ host: 'nowhere.invalid', port: 1, lookup: () => undefined })
  const handle = Reflect.get(socket, '_handle')
  socket.destroy()
  return handle
}

/** The channel's own kind of handle. */
function pipeHandle(): unknown {
  for (const handle of process.stdout ? [process.stdout, process.stderr] : []) {
    const candidate = Reflect.get(handle, '_handle')
    if (candidate && typeof Reflect.get(candidate, 'fchmod') === 'function') return candidate
  }
  throw new Error('The host needs pipes for its output')
}

function udpHandle(): unknown {
  const socket = dgram.createSocket('udp4')
  for (const key of ownKeys(socket)) {
    const state: unknown = get(socket, key)
    const handle: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'handle') : undefined
    if (typeof handle === 'object' && handle !== null && typeof get(handle, 'recvStart') === 'function') {
      socket.close()
      return handle
    }
  }
  return undefined
}
