import type { Publisher } from '../crawl/publisher.ts';

/** What the archive was told: the key of each request, and the addresses that were handed in. */
export type Told = { keys: string[]; urls: string[] };

/**
 * Has a publisher on loopback stand in for the Internet Archive's API (`web.archive.org/save`): it takes any address, is not ready at the first
 * question, and answers the second with `end`.
 */
export function standInForArchive(publisher: Publisher, end: object, status = 200): Told {
  const told: Told = { keys: [], urls: [] };
  const json = (value: object) => JSON.stringify(value);
  let asked = 0;
  publisher.serve('web.archive.org/save', (response, request) => {
    told.keys.push(String(request.headers.authorization));
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      told.urls.push(new URLSearchParams(body).get('url') ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(json({ job_id: 'spn2-SAMPLE' }));
    });
  });
  publisher.serve('web.archive.org/save/status/spn2-SAMPLE', (response) => {
    asked += 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(json(asked === 1 ? { status: 'pending' } : end));
  });
  return told;
}
