import { pathToFileURL } from 'node:url';
import { commands } from './commands/index.ts';
import { Failure } from './errors.ts';

/** Exit codes of every command. */
const exit = { done: 0, failed: 1, misused: 2 } as const;

/** Runs one command line (without `node` and the script) and sets the exit code: 0 done, 1 failed, 2 misused. */
export async function main(words: readonly string[]): Promise<void> {
  const [name, ...rest] = words;
  if (name === '--help' || name === 'help') write(overview());
  else if (name === '--version') write(`${(await import('./config.ts')).readConfig({}).version}\n`);
  else await runCommand(name, rest);
}

async function runCommand(name: string | undefined, words: string[]): Promise<void> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    const complaint = name === undefined ? '' : `There is no command ${JSON.stringify(name)}.\n\n`;
    complain(`${complaint}${overview()}`, exit.misused);
    return;
  }
  let usage = '';
  try {
    const command = await entry.load();
    usage = command.usage;
    if (words.includes('--help')) write(`${usage}\n`);
    else process.exitCode = await command.run(words);
  } catch (error) {
    explain(error, usage);
  }
}

function explain(error: unknown, usage: string): void {
  if (isMisuse(error)) complain(`${error.message}\n\n${usage}\n`, exit.misused);
  else if (error instanceof Failure) complain(`${error.message} [${error.code}]\n`, exit.failed);
  else throw error;
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof Failure)
    return ['usage', 'config.invalid', 'search.query', 'source.unknown', 'source.off'].includes(error.code);
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function write(text: string): void {
  process.stdout.write(text);
}

function complain(text: string, code: number): void {
  process.stderr.write(text);
  process.exitCode = code;
}

function overview(): string {
  const rows = commands.map((command) => `  ${command.name.padEnd(13)} ${command.summary}`);
  return `country-conditions: country-of-origin research with evidence\n\n${rows.join('\n')}\n\nEach takes --help. Exit codes: 0 done, 1 failed, 2 misused.\n`;
}

// A reader that closes the pipe early (head, less) ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  throw error;
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
