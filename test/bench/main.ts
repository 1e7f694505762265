const [name, ...words] = process.argv.slice(2);

switch (name) {
  case 'ingest':
    await (await import('./ingest.ts')).ingest(words);
    break;
  case 'search':
    await (await import('./search.ts')).search(words);
    break;
  default:
    console.error('npm run bench -- ingest|search');
    process.exitCode = 2;
}
