import type { Ports } from 'gateway-core/ports.ts'
import { type MemoryPorts, memoryPorts } from 'gateway-core/testing/memory-ports.ts'
import { setTestInvoker } from '../../../rest-apis/test-invoke/test-invoker.ts'
import { openTestInvoker } from '../open-test-invoker.ts'
import { createVault } from '../vault.ts'

export interface StartedTestInvoker extends AsyncDisposable {
  readonly ports: MemoryPorts
}

/** Lets tests of methods run in this process, over ports in memory and the vault of `withWorld`. */
export function startTestInvoker(given: Partial<Ports> = {}): StartedTestInvoker {
  const ports = memoryPorts({ vault: createVault('a secret for tests only'), ...given })
  const invoker = openTestInvoker(ports)
  setTestInvoker(invoker)
  return {
    ports,
    async [Symbol.asyncDispose]() {
      setTestInvoker(undefined)
      await invoker.close()
    },
  }
}
