import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's scrypt setting of 32 MiB: N 2^15, r 8, p 3. Raised here, old hashes go on working. */
const cost = { N: 32_768, r: 8, p: 3 }
const hashBytes = 32

/** `scrypt$N$r$p$salt$hash`, base64url. The work is done on libuv's threads, so that nothing else waits for it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Compares in constant time. With `null` (no such user, no password) it works as long and answers false. */
export async function isPasswordOf(password: string, passwordHash: string | null): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = (passwordHash ?? nobody).split('$')
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) throw new Error('Not a password hash')
  const wanted = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(given, wanted) && passwordHash !== null
}

/** A hash of no password. */
const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`

function derive(password: string, salt: Buffer, { N = 0, r = 0, p = 0 }: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What looks the same on two keyboards is the same password.
    scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
