import type { SampleCall } from './sample-call.ts'
import { stringLiteral } from './string-literals.ts'

/** The cURL extension, which nearly every PHP has. */
export function phpSample({ httpMethod, url, headers, body }: SampleCall): string {
  const text = (value: string) => stringLiteral('php', value)
  return [
    '<?php',
    `$curl = curl_init(${text(url)});`,
    'curl_setopt_array($curl, [',
    httpMethod === 'HEAD' ? '    CURLOPT_NOBODY => true,' : `    CURLOPT_CUSTOMREQUEST => ${text(httpMethod)},`,
    ...(headers.length > 0
      ? [
          '    CURLOPT_HTTPHEADER => [',
          // `Name;` is how cURL sends a header without a value.
          ...headers.map(([name, value]) => `        ${text(value === '' ? `${name};` : `${name}: ${value}`)},`),
          '    ],',
        ]
      : []),
    ...(body === undefined ? [] : [`    CURLOPT_POSTFIELDS => ${text(body)},`]),
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$response = curl_exec($curl);',
    'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), " ", $response, PHP_EOL;',
  ].join('\n')
}
