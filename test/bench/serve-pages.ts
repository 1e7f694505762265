import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A loopback publisher of invented pages: a feed at `/<host>/feed.xml?from=&count=`, each item a page of a few hundred words. Its own process. */

const sentences = [
  'SAMPLE. A court in Primersk fined a teacher 30,000 roubles under Article 20.3.3 of the Code of Administrative Offences for a post about the war.',
  'Police in the Russian town searched the homes of four Jehovah’s Witnesses and took away telephones and notebooks.',
  'The Justice Ministry added a journalist to the register of foreign agents, saying that he had received foreign funding.',
  'The session of the town council dealt with roads, snow and the price of heating in the coming winter.',
  'His lawyer said that the case file held no expert opinion and that the witness had withdrawn her statement.',
  'The regional court upheld the sentence on appeal and the defendant was taken to a penal colony in another region.',
];

function page(number: number): string {
  const paragraphs = Array.from({ length: 6 }, (_, i) => {
    const lines = Array.from({ length: 4 }, (_, j) => sentences[(number * 7 + i * 3 + j * 5) % sentences.length]);
    return `<p>${lines.join(' ')} Item ${number}-${i}.</p>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SAMPLE report ${number}</title>
<meta property="article:published_time" content="2025-0${1 + (number % 9)}-11T08:00:00Z"></head><body><header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header>
<main><article><h1>SAMPLE report ${number}</h1>${paragraphs.join('\n')}</article></main><footer><p>Subscribe to our newsletter.</p></footer></body></html>`;
}

function feed(from: number, count: number): string {
  const items = Array.from({ length: count }, (_, i) => {
    const number = from + i;
    return `<item><title>SAMPLE report ${number}</title><link>https://bench.example/report/${number}</link></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>SAMPLE</title><link>https://bench.example/</link>${items.join('')}</channel></rss>`;
}

createServer((request, response) => {
  const { pathname: path, searchParams } = new URL(request.url ?? '', 'http://bench.example');
  if (path.endsWith('/robots.txt')) return response.writeHead(404).end();
  if (path.endsWith('/feed.xml')) {
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    return response.end(feed(Number(searchParams.get('from')), Number(searchParams.get('count'))));
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(Number(path.split('/').at(-1))));
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  process.send?.((this.address() as AddressInfo).port);
});
