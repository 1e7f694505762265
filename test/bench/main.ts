const [name, ...words] = process.argv.slice(2);

switch (name) {
  case 'ingest':
    await (await import('./ingest.ts')).ingest(words);
    break;
  default:
    console.error('npm run bench -- ingest');
    process.exitCode = 2;
}
