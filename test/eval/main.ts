const [name, ...options] = process.argv.slice(2);

switch (name) {
  case 'tag': {
    const { evaluateTags } = await import('./tag.ts');
    process.exitCode = evaluateTags(options);
    break;
  }
  default:
    console.error('npm run eval -- read | tag [--gold FILE] [--quiet]');
    process.exitCode = 2;
}
