import type { SampleCall } from './sample-call.ts'
import { stringLiteral } from './string-literals.ts'

/** The standard library's `java.net.http`, Java 11 and later: `java Call.java` runs it. */
export function javaSample({ httpMethod, url, headers, body }: SampleCall): string {
  const text = (value: string) => stringLiteral('java', value)
  const publisher = body === undefined ? 'noBody()' : `ofString(${text(body)})`
  return [
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    '',
    'public class Call {',
    '    public static void main(String[] args) throws Exception {',
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(${text(url)}))`,
    ...headers.map(([name, value]) => `            .header(${text(name)}, ${text(value)})`),
    `            .method(${text(httpMethod)}, HttpRequest.BodyPublishers.${publisher})`,
    '            .build();',
    '        HttpResponse<String> response = HttpClient.newHttpClient()',
    '            .send(request, HttpResponse.BodyHandlers.ofString());',
    '        System.out.println(response.statusCode() + " " + response.body());',
    '    }',
    '}',
  ].join('\n')
}
