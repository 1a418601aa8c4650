import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { ruleModules } from './rule-modules.ts'

/**
 * A program: makes the host program of its sources. `{from}/*.ts` become modules in JavaScript; the modules of the rule
 * for connections become one script, which runs in a realm of its own (`host/guard-network.ts`).
 */
const [from = '', to = ''] = process.argv.slice(2)

mkdirSync(to, { recursive: true })
for (const name of readdirSync(from).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
  const code = stripTypeScriptTypes(readFileSync(path.join(from, name), 'utf8'))
  writeFileSync(path.join(to, name.replace(/\.ts$/, '.mjs')), code.replace(/(from '\.\/[a-z-]+)\.ts'/g, "$1.mjs'"))
}
writeFileSync(
  path.join(to, 'connection-rule.cjs'),
  `'use strict'; (function (modules) {\n${ruleModules.map(asFunction).join('\n')}\nreturn modules['./backend-networks.ts'] })`,
)

/** A module as a function that puts its exports beside those of the others. */
function asFunction(name: string): string {
  const code = stripTypeScriptTypes(readFileSync(path.join(from, '../..', name), 'utf8'))
  const exported = [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, word]) => word)
  const body = code
    .replace(/^import (\{[^}]*\}) from ('[^']+')/gm, (_all, names, source) => `const ${names} = modules[${source}]`)
    .replace(/^export /gm, '')
  return `modules['./${name}'] = (() => {\n${body}\nreturn { ${exported.join(', ')} }\n})();`
}
