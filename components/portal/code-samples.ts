import { csharpSample } from './samples/csharp-sample.ts'
import { curlSample } from './samples/curl-sample.ts'
import { goSample } from './samples/go-sample.ts'
import { javaSample } from './samples/java-sample.ts'
import { javascriptSample } from './samples/javascript-sample.ts'
import { phpSample } from './samples/php-sample.ts'
import { pythonSample } from './samples/python-sample.ts'
import { rubySample } from './samples/ruby-sample.ts'
import { type Sample, type SampleCall, sampleCall } from './samples/sample-call.ts'

export type CodeLanguage = 'curl' | 'javascript' | 'python' | 'go' | 'java' | 'ruby' | 'php' | 'csharp'

export const codeLanguages: readonly { readonly id: CodeLanguage; readonly label: string }[] = [
  { id: 'curl', label: 'curl' },
  { id: 'javascript', label: 'JavaScript' },
  { id: 'python', label: 'Python' },
  { id: 'go', label: 'Go' },
  { id: 'java', label: 'Java' },
  { id: 'ruby', label: 'Ruby' },
  { id: 'php', label: 'PHP' },
  { id: 'csharp', label: 'C#' },
]

const writers: Readonly<Record<CodeLanguage, (call: SampleCall) => string>> = {
  curl: curlSample,
  javascript: javascriptSample,
  python: pythonSample,
  go: goSample,
  java: javaSample,
  ruby: rubySample,
  php: phpSample,
  csharp: csharpSample,
}

/** A request as a program that can be pasted and run; nothing in the request can become code. */
export function codeSample(language: CodeLanguage, sample: Sample): string {
  return writers[language](sampleCall(sample))
}
