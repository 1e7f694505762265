const [name] = process.argv.slice(2);

switch (name) {
  default:
    console.error('npm run eval -- read | tag');
    process.exitCode = 2;
}
