import { Failure } from '../errors.ts';
import type { ListRequest } from '../model/page.ts';
import type { Source } from '../source.ts';

/** What the operator has set for sources, by the name of the variable: `{ COI_RELIEFWEB_APPNAME: 'firm-coi-a1b2' }`. */
export type SourceSettings = Readonly<Record<string, string>>;

/** A source is a value and cannot look into the environment: `{COI_RELIEFWEB_APPNAME}` in a start address stands for what the operator has set. */
const placeholder = /\{(COI_[A-Z_]+)\}/g;

/** The variables without which a source cannot run, and so is off; none for most sources. */
export function missingSettings(source: Source, settings: SourceSettings): string[] {
  const named = source.start.flatMap((list) => [...addressOf(list).matchAll(placeholder)].map(([, name = '']) => name));
  return [...new Set(named)].filter((name) => settings[name] === undefined);
}

/** The source with its start addresses filled in. @throws Failure source.off naming the variable that is not set */
export function withSettings(source: Source, settings: SourceSettings): Source {
  const missing = missingSettings(source, settings);
  if (missing.length > 0)
    throw new Failure(
      'source.off',
      `The source "${source.id}" is off: it needs ${missing.join(', ')}, which is not set.`,
    );
  return { ...source, start: source.start.map((list) => filled(list, settings)) };
}

function filled(list: ListRequest, settings: SourceSettings): ListRequest {
  const url = addressOf(list).replace(placeholder, (_, name: string) => encodeURIComponent(settings[name] ?? ''));
  return typeof list === 'string' ? url : { ...list, url };
}

function addressOf(list: ListRequest): string {
  return typeof list === 'string' ? list : list.url;
}
