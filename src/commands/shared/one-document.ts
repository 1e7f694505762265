import { Failure } from '../../errors.ts';
import { printJson } from './command.ts';

/**
 * Does the work for one of several documents. When it fails, that is told in the form asked for, `undefined` comes back, and the others can still
 * be done. @throws Failure store.*, search.*, config.*, with which none of them could be
 */
export async function oneDocument<T>(name: string, json: boolean, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || /^(?:store|search|config)\./.test(error.code)) throw error;
    if (json) printJson({ file: name, error: { code: error.code, message: error.message } });
    else process.stderr.write(`${naming(name, error.message)} [${error.code}]\n`);
    return undefined;
  }
}

/** A message that begins with the name of its document does not say it twice. */
function naming(name: string, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}
