import type { SdkDocument } from './sdk-operation.ts'
import { oneLine, wordsOf } from './source-text.ts'

/** The name under which the SDK is installed: `pet-store-sdk`. */
export function packageName(title: string): string {
  const name = wordsOf(title).join('-').toLowerCase().slice(0, 100)
  return `${name || 'api'}-sdk`
}

/** `package.json`: a module for browsers and Node 18 and later, without dependencies. */
export function writePackage(document: SdkDocument): string {
  const manifest = {
    name: packageName(document.title),
    version: semanticVersion(document.version),
    description: oneLine(`JavaScript SDK of ${document.title}`),
    type: 'module',
    main: './index.js',
    types: './index.d.ts',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './dist/apigClient.js': './dist/apigClient.js',
    },
    files: ['index.js', 'index.d.ts', 'lib', 'dist'],
    sideEffects: ['./dist/apigClient.js'],
    engines: { node: '>=18' },
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** The API's version where it is one, filled up with zeros; otherwise `1.0.0`. */
function semanticVersion(version = ''): string {
  const [, major = '1', minor = '0', patch = '0'] =
    /^v?(0|[1-9]\d{0,5})(?:\.(0|[1-9]\d{0,5}))?(?:\.(0|[1-9]\d{0,5}))?$/.exec(version.trim()) ?? []
  return `${major}.${minor}.${patch}`
}
