import { expect, test } from 'vitest';
import { sources } from '../../crawlers/index.ts';
import { reliefweb } from '../../crawlers/reliefweb.ts';
import { readConfig, variableNames } from '../../src/config.ts';
import { missingSettings, withSettings } from '../../src/crawl/settings.ts';

test('a source that needs a setting is off without it, and says which', () => {
  const { settings } = readConfig({});
  expect(missingSettings(reliefweb, settings)).toEqual(['COI_RELIEFWEB_APPNAME']);
  expect(() => withSettings(reliefweb, settings)).toThrow(/COI_RELIEFWEB_APPNAME/);
});

test('a setting is filled into the start address as a query takes it', () => {
  const { settings } = readConfig({ COI_RELIEFWEB_APPNAME: 'SAMPLE-firm.a1' });
  const [start] = withSettings(reliefweb, settings).start;
  expect(new URL(String(start)).searchParams.get('appname')).toBe('SAMPLE-firm.a1');
});

test('every setting that a source names is one that the configuration reads', () => {
  const named = sources.flatMap((source) => missingSettings(source, {}));
  expect(variableNames).toEqual(expect.arrayContaining(named));
});

test('a source without settings stays as it is', () => {
  for (const source of sources.filter((one) => missingSettings(one, {}).length === 0))
    expect(withSettings(source, {})).toEqual(source);
});
