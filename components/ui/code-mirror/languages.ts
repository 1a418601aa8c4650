import { StreamLanguage } from '@codemirror/language'
import { javascript, json } from '@codemirror/legacy-modes/mode/javascript'
import { yaml } from '@codemirror/legacy-modes/mode/yaml'
import type { Extension } from '@codemirror/state'
import type { CodeLanguage } from '../code-problem.ts'
import { templateLanguage } from './template-language.ts'

/** How a language is coloured and indented; nothing for plain text. */
export function languageExtension(language: CodeLanguage): Extension {
  switch (language) {
    case 'vtl':
      return StreamLanguage.define(templateLanguage)
    case 'json':
      return StreamLanguage.define(json)
    case 'javascript':
      return StreamLanguage.define(javascript)
    case 'yaml':
      return StreamLanguage.define(yaml)
    default:
      return []
  }
}
