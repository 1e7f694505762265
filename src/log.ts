/** Structured log on standard error; standard output carries data only. `COI_LOG` sets the level (`silent` … `debug`). */
export type Log = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** The numbers by which readers of such logs (bunyan's, pino's) know a level. */
const levels = { debug: 20, info: 30, warn: 40, error: 50 } as const;

/** A log whose lines are JSON: level, time, the fields, the message. Nothing below `level` is written; of `silent` nothing at all. */
export function createLog(level: string): Log {
  const least = new Map<string, number>(Object.entries(levels)).get(level) ?? Number.POSITIVE_INFINITY;
  const at = (own: number) => (fields: object, message: string) => {
    if (own >= least) process.stderr.write(`${lineOf(own, fields, message)}\n`);
  };
  return { debug: at(levels.debug), info: at(levels.info), warn: at(levels.warn), error: at(levels.error) };
}

function lineOf(level: number, fields: object, message: string): string {
  return JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message }, withErrors);
}

/** JSON shows nothing of an error by itself. */
function withErrors(_name: string, value: unknown): unknown {
  return value instanceof Error ? { ...value, type: value.name, message: value.message, stack: value.stack } : value;
}

/** Whoever read our log may be gone; that must not end us. */
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
