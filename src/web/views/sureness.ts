import type { ProvisionEntry } from '../../tag/taxonomy.ts';
import { words } from '../words/words.ts';

/** Whether what is said of a provision must be verified before use. */
export function isDoubtful({ confidence, needsCheck }: ProvisionEntry): boolean {
  return needsCheck === true || confidence === 'memory' || confidence === 'check';
}

/** How sure the project is of a provision: `checked against the official text; verify before use`. */
export function sureness({ confidence, needsCheck }: ProvisionEntry): string {
  return `${words.confidence[confidence]}${needsCheck === true ? `; ${words.categories.needsCheck}` : ''}`;
}
