import type { SampleCall } from './sample-call.ts'
import { stringLiteral } from './string-literals.ts'

/** What .NET keeps with the body instead of the request. */
const ofContent = /^(content-.+|allow|expires|last-modified)$/i

/** .NET's `HttpClient`, as a program of top-level statements. */
export function csharpSample({ httpMethod, url, headers, body }: SampleCall): string {
  const text = (value: string) => stringLiteral('csharp', value)
  const add = (target: string, [name, value]: readonly [string, string]) =>
    `${target}.Headers.TryAddWithoutValidation(${text(name)}, ${text(value)});`
  const [content, plain] = [true, false].map((wanted) => headers.filter(([name]) => ofContent.test(name) === wanted))
  return [
    'using System;',
    'using System.Net.Http;',
    ...(body === undefined ? [] : ['using System.Text;']),
    '',
    'using var client = new HttpClient();',
    `using var request = new HttpRequestMessage(new HttpMethod(${text(httpMethod)}), ${text(url)});`,
    ...(plain ?? []).map((header) => add('request', header)),
    ...(body === undefined
      ? []
      : [
          `request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(${text(body)}));`,
          ...(content ?? []).map((header) => add('request.Content', header)),
        ]),
    '',
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");',
  ].join('\n')
}
