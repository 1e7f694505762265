import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback publisher of many hosts, in a process of its own: `/<host>/sitemap.xml?count=` lists pages, and every page is as it was: 304. */

const etag = '"1"';

function sitemap(host: string, count: number): string {
  const entries = Array.from({ length: count }, (_, i) => `<url><loc>https://${host}/report/${i}</loc></url>`);
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench.example');
  const [, host = '', ...path] = pathname.split('/');
  if (path[0] === 'robots.txt') return response.writeHead(404).end();
  if (path[0] === 'sitemap.xml')
    return response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(sitemap(host, Number(searchParams.get('count'))));
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end('<p>SAMPLE</p>');
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  process.send?.((this.address() as AddressInfo).port);
});
