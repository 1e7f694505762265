const [name, ...options] = process.argv.slice(2);

switch (name) {
  case 'read': {
    const { evaluateReading } = await import('./read.ts');
    await evaluateReading(options);
    break;
  }
  case 'tag': {
    const { evaluateTags } = await import('./tag.ts');
    process.exitCode = evaluateTags(options);
    break;
  }
  default:
    console.error(
      'npm run eval -- read [--benchmark FOLDER] [--dates FOLDER] [--python PATH] [--defuddle MODULE] | tag [--gold FILE] [--quiet]',
    );
    process.exitCode = 2;
}
