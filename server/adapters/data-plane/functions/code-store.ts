import { constants } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readZip } from '../../../functions/read-zip.ts'

/** The packages of functions, unpacked on this machine: they run while the database is away. */
export interface CodeStore {
  /**
   * Puts a package where a host may read it. A package of many files is not put, but has a folder of its own.
   * @returns the folder in which it is.
   * @throws when it is not here and cannot be fetched.
   */
  place(sha256: string, into: () => Promise<string>): Promise<string>
}

export interface CodeStoreOptions {
  readonly folder: string
  /** The zip; undefined when there is none. */
  fetch(sha256: string): Promise<Uint8Array | undefined>
}

/** Linking more files takes longer than starting a host for the folder. */
const linkedFiles = 300
/** Packages that are kept unpacked; those not used for the longest time go first. */
const keptPackages = 500

export function createCodeStore({ folder, fetch }: CodeStoreOptions): CodeStore {
  const unpacking = new Map<string, Promise<readonly string[]>>()

  const files = async (sha256: string): Promise<readonly string[]> => {
    const home = path.join(folder, sha256)
    const there = await filesBelow(home)
    if (there) {
      await utimes(home, new Date(), new Date()).catch(() => undefined)
      return there
    }
    const zip = await fetch(sha256)
    if (!zip) throw new Error(`The package ${sha256} is not there any more`)
    await unpack(zip, home)
    await removeOldest(folder)
    return (await filesBelow(home)) ?? []
  }

  const known = (sha256: string): Promise<readonly string[]> => {
    const started = unpacking.get(sha256)
    if (started) return started
    const list = files(sha256)
    unpacking.set(sha256, list)
    list.catch(() => unpacking.delete(sha256))
    return list
  }

  return {
    async place(sha256, into) {
      const home = path.join(folder, sha256)
      const seen = known(sha256)
      const forget = () => void (unpacking.get(sha256) === seen && unpacking.delete(sha256))
      const list = await seen
      if (list.length > linkedFiles) {
        if (await isThere(home)) return home
        // Someone has tidied up.
        forget()
        await known(sha256)
        return home
      }
      const target = await into()
      const folders = new Set(list.map((file) => path.dirname(file)))
      for (const each of folders) await mkdir(path.join(target, each), { recursive: true, mode: 0o700 })
      try {
        await Promise.all(list.map((file) => linkOrCopy(path.join(home, file), path.join(target, file))))
      } catch (error) {
        // Someone has tidied up: it is fetched anew the next time.
        forget()
        throw error
      }
      return target
    },
  }
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined
}

async function filesBelow(folder: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  } catch {
    return undefined
  }
}

/** Whole or not there at any moment; another process may be doing the same. */
async function unpack(zip: Uint8Array, home: string): Promise<void> {
  const temporary = `${home}.${process.pid}.partial`
  await rm(temporary, { recursive: true, force: true })
  try {
    for await (const { path: name, bytes } of readZip(zip)) {
      const file = path.join(temporary, name)
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(file, bytes, { mode: 0o400, flag: 'wx' })
    }
    await rename(temporary, home).catch(async (error: unknown) => {
      if (!(await filesBelow(home))) throw error
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  }
}

/** By the time of the last unpacking or first use in a process. What a running host reads stays linked in its slot. */
async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))
  if (names.length <= keptPackages) return
  const ages = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(path.join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  )
  const oldest = ages.sort((a, b) => a.at - b.at).slice(0, names.length - keptPackages)
  for (const { name } of oldest) await rm(path.join(folder, name), { recursive: true, force: true })
}
