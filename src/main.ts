import { main } from './cli.ts';

await main(['serve', ...process.argv.slice(2)]);
