import type { FailureCode } from '../errors.ts';

/** What the parent sends: tasks that are done, and answered, one after another. */
export type Request = { id: number; task: string; argument: unknown };

/** What the child answers: that it is ready to take tasks, or how one task ended. */
export type Answer =
  | { state: 'ready' }
  | { state: 'done'; id: number; value: unknown }
  | { state: 'failed'; id: number; code: FailureCode; message: string; url?: string; retryable: boolean }
  | { state: 'broken'; id: number; message: string };

/** The signal by which the child's watchman ends it when it holds too much memory, so that the parent can tell why. */
export const OUT_OF_MEMORY_SIGNAL = 'SIGUSR2';
