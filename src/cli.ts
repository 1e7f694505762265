import { pathToFileURL } from 'node:url';
import { commands } from './commands/index.ts';
import { Failure } from './errors.ts';

/** Exit codes of every command. */
const exit = { done: 0, failed: 1, misused: 2 } as const;

/** Runs one command line (without `node` and the script) and sets the exit code: 0 done, 1 failed, 2 misused. */
export async function main(words: readonly string[]): Promise<void> {
  const [name, ...rest] = words;
  const command = commands.find((candidate) => candidate.name === name);
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(overview());
    process.exitCode = name === undefined ? exit.misused : exit.done;
    return;
  }
  if (name === '--version') return void process.stdout.write(`${(await import('./config.ts')).readConfig({}).version}\n`);
  if (command === undefined) return complain(`There is no command ${JSON.stringify(name)}.\n\n${overview()}`, exit.misused);
  if (rest.includes('--help')) return void process.stdout.write(`${command.usage}\n`);
  try {
    process.exitCode = await command.run(rest);
  } catch (error) {
    explain(error, command.usage);
  }
}

function explain(error: unknown, usage: string): void {
  if (isMisuse(error)) return complain(`${error.message}\n\n${usage}\n`, exit.misused);
  if (error instanceof Failure) return complain(`${error.message} [${error.code}]\n`, exit.failed);
  throw error;
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof Failure) return ['usage', 'config.invalid', 'search.query', 'source.unknown'].includes(error.code);
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function complain(text: string, code: number): void {
  process.stderr.write(text);
  process.exitCode = code;
}

function overview(): string {
  const rows = commands.map((command) => `  ${command.name.padEnd(9)} ${command.summary}`);
  return `country-conditions: country-of-origin research with evidence\n\n${rows.join('\n')}\n\nEach takes --help. Exit codes: 0 done, 1 failed, 2 misused.\n`;
}

// A reader that closes the pipe early (head, less) ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  throw error;
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
