const [name, ...words] = process.argv.slice(2);

switch (name) {
  case 'ingest':
    await (await import('./ingest.ts')).ingest(words);
    break;
  case 'crawl':
    await (await import('./crawl.ts')).crawl(words);
    break;
  case 'pdf':
    await (await import('./pdf.ts')).benchPdf(words);
    break;
  case 'packet':
    await (await import('./packet.ts')).benchPacket(words);
    break;
  case 'search':
    await (await import('./search.ts')).search(words);
    break;
  case 'digest':
    await (await import('./digest.ts')).benchDigest(words);
    break;
  case 'enumeration':
    await (await import('./enumeration.ts')).benchEnumeration();
    break;
  case 'tag':
    (await import('./tag.ts')).benchTags();
    break;
  case 'web':
    await (await import('./web.ts')).web(words);
    break;
  default:
    console.error('npm run bench -- ingest|crawl|packet|pdf|search|digest|enumeration|web | tag');
    process.exitCode = 2;
}
