const [name, ...options] = process.argv.slice(2);

switch (name) {
  case 'cite': {
    const { evaluateCitations } = await import('./cite.ts');
    process.exitCode = evaluateCitations();
    break;
  }
  case 'packages': {
    (await import('./packages.ts')).evaluatePackages();
    break;
  }
  case 'quotes': {
    const { evaluateQuotes } = await import('./quotes.ts');
    process.exitCode = await evaluateQuotes(options);
    break;
  }
  case 'read': {
    const { evaluateReading } = await import('./read.ts');
    await evaluateReading(options);
    break;
  }
  case 'search': {
    const { evaluateSearch } = await import('./search.ts');
    await evaluateSearch(options);
    break;
  }
  case 'tag': {
    const { evaluateTags } = await import('./tag.ts');
    process.exitCode = evaluateTags(options);
    break;
  }
  default:
    console.error(
      'npm run eval -- cite | packages | quotes [--passages N] | read [--benchmark FOLDER] [--dates FOLDER] [--python PATH] [--defuddle MODULE] | search [--worst N] | tag [--gold FILE] [--quiet]',
    );
    process.exitCode = 2;
}
