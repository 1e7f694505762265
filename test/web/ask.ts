import { request } from 'node:http';

export type Answer = { status: number; location: string | undefined; body: string };

/** Gets a path exactly as it is written, as a hostile client would; `fetch` would tidy it up. */
export function ask(base: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, body });
      });
    });
    sent.on('error', reject).end();
  });
}
