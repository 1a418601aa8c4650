import type { ByteLimitedCache } from '../../byte-limited-cache.ts'

interface Source<Value> {
  /** A digest of all that the content is made of, as it is now. */
  versionNow(): Promise<string>
  make(): Promise<Value>
  bytesOf(value: Value): number
}

/** What the content is made of was changed while it was made. */
class Changed extends Error {}
const triesUnderWay = 3

/**
 * The content of the version that is asked for now, kept or made. What was made while its version changed is not kept:
 * it may be that of another one, and when things are put back to what they were, the digest is the same again.
 * @returns with the version undefined: changed again and again, so that nobody can say which version it is.
 */
export async function currentContent<Value>(
  cache: ByteLimitedCache<Value>,
  { versionNow, make, bytesOf }: Source<Value>,
): Promise<{ readonly version: string | undefined; readonly value: Value }> {
  for (let time = 0; time < triesUnderWay; time++) {
    const version = await versionNow()
    const makeVersion = async () => {
      const made = await make()
      if ((await versionNow()) !== version) throw new Changed()
      return made
    }
    try {
      return { version, value: await cache.get(version, makeVersion, bytesOf) }
    } catch (error) {
      if (!(error instanceof Changed)) throw error
    }
  }
  return { version: undefined, value: await make() }
}
