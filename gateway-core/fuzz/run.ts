import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runTarget } from './run-target.ts'
import { targets } from './targets.ts'

/**
 * `npm run fuzz -- --runs 1000000`: tries everything that takes what strangers write with random inputs, and ends with 1
 * when one crashes it, takes longer than 50 ms or shows what must not be seen. `--seed` repeats a run; `--target` and
 * `--from` with it repeat one input.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    target: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
})
const seed = Number(values.seed ?? randomInt(2 ** 31))
const runs = Number(values.runs)
const chosen = targets.filter(({ target }) => values.target === undefined || target.name === values.target)
if (chosen.length === 0) throw new Error(`${values.target} is none of ${targets.map(({ target }) => target.name)}`)
for (const number of [seed, runs, Number(values.from)]) {
  if (!Number.isSafeInteger(number) || number < 0) throw new Error('--runs, --seed and --from are whole numbers')
}

console.log(`--seed ${seed}`)
const whole = chosen.reduce((sum, { share }) => sum + share, 0)
const findings: string[] = []
for (const { target, share } of chosen) {
  const report = await runTarget(target, { seed, runs: Math.ceil((runs * share) / whole), from: Number(values.from) })
  await target.close?.()
  const { runs: done, seconds, slowestMs } = report
  console.log(`${target.name}: ${done} inputs in ${seconds.toFixed(1)} s, the slowest took ${slowestMs.toFixed(1)} ms`)
  findings.push(...report.findings)
}
for (const finding of findings) console.error(`\n${finding}`)
console.log(findings.length === 0 ? 'Nothing found' : `\n${findings.length} findings`)
process.exit(findings.length === 0 ? 0 : 1)
