import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import path from 'node:path'

/**
 * The path of a program that the tests need: from PATH or `places` (globs), else installed with apt when that is
 * possible (Debian, root).
 * @throws with the name of the package to install by hand.
 */
export function findOrInstall(program: string, debianPackage: string, places: readonly string[] = []): string {
  const found = find(program, places)
  if (found) return found
  if (process.getuid?.() === 0 && find('apt-get')) {
    console.log(`Installing ${debianPackage}, which the tests need …`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    })
  }
  const installed = find(program, places)
  if (installed) return installed
  throw new Error(
    `The tests need ${program}. Install it (Debian: apt-get install ${debianPackage}) and run them again.`,
  )
}

function find(program: string, places: readonly string[] = []): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file))
  return onPath ?? places.flatMap((place) => globSync(place).sort().reverse())[0]
}
