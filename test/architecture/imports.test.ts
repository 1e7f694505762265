import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A room of the house, the files that belong to it, and the rooms and built-in modules that its files may import from. */
type Room = { files: RegExp; mayImport: RegExp; builtIns: RegExp };

const pureBuiltIns = /^node:(crypto|buffer|zlib)$/;
const any = /./;
const never = /^$/;

/** What begins with one of these below `src/`. One a line, so that two changes of the list seldom meet. */
function among(beginnings: readonly string[]): RegExp {
  return new RegExp(`^src/(?:${beginnings.map((beginning) => beginning.replaceAll('.', '\\.')).join('|')})`);
}

/** First match decides. The same rules as in src/README.md, "Who may import whom". */
const rooms: Room[] = [
  { files: /^crawlers\/index\.ts$/, mayImport: /^(crawlers\/|src\/source\.ts)/, builtIns: never },
  { files: /^crawlers\//, mayImport: /^src\/source\.ts$/, builtIns: never },
  { files: /^src\/model\//, mayImport: /^src\/model\//, builtIns: never },
  { files: /^src\/errors\.ts$/, mayImport: never, builtIns: never },
  { files: /^src\/log\.ts$/, mayImport: never, builtIns: never },
  { files: /^src\/config\.ts$/, mayImport: /^src\/(errors|disk|account\/sign-up)\.ts$/, builtIns: /^node:(fs|path)$/ },
  {
    files: /^src\/search-config\.ts$/,
    mayImport: /^src\/(errors|search-config-file|tag\/(taxonomy|term))\.ts$/,
    builtIns: /^node:(fs|path|url|crypto)$/,
  },
  { files: /^src\/search-config-file\.ts$/, mayImport: /^src\/errors\.ts$/, builtIns: never },
  { files: /^src\/standing\.ts$/, mayImport: /^src\/model\/|^src\/source\.ts$/, builtIns: never },
  { files: /^src\/standing-words\.ts$/, mayImport: /^src\/standing\.ts$/, builtIns: never },
  { files: /^src\/source-words\.ts$/, mayImport: /^src\/model\/|^src\/source\.ts$/, builtIns: never },
  { files: /^src\/source\.ts$/, mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/read\//, builtIns: never },
  {
    files: /^src\/text\//,
    mayImport: /^src\/model\/|^src\/(errors|search-config-file)\.ts$|^src\/text\/|^search-config\/notices\.json$/,
    builtIns: pureBuiltIns,
  },
  // Loads libraries when they are first used, which `import` cannot do in the midst of synchronous code.
  { files: /^src\/read\/heavy\.ts$/, mayImport: never, builtIns: /^node:(module|url)$/ },
  { files: /^src\/read\//, mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/(read|text)\//, builtIns: pureBuiltIns },
  { files: /^src\/tag\//, mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/(tag|text)\//, builtIns: pureBuiltIns },
  { files: /^src\/cite\//, mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/(cite|text)\//, builtIns: pureBuiltIns },
  {
    files: /^src\/search\/(query|box|plan|document|highlight|engine|stop-words)\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|search-config-file)\.ts$|^src\/text\/|^src\/search\/(query|box|plan|document|highlight|engine|stop-words)\.ts$|^src\/tag\/provision|^search-config\/stop-words\.json$/,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/search\//,
    mayImport:
      /^src\/model\/|^src\/(errors|log|search-config-file)\.ts$|^src\/(search|text)\/|^src\/tag\/provision|^search-config\/(meilisearch|stop-words)\.json$/,
    builtIns: any,
  },
  {
    files: /^src\/account\//,
    mayImport:
      /^src\/model\/|^src\/(errors|binder\/binder|digest\/(item|subscription)|hook\/hook)\.ts$|^src\/account\//,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/identity-provider\.ts$/,
    mayImport: /^src\/(errors|log)\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/single-sign-on\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|identity-provider)\.ts$|^src\/account\/|^src\/store\/account-port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/(accounts|members)\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|log|mail|late-mail)\.ts$|^src\/account\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/store\//,
    mayImport:
      /^src\/model\/|^src\/(errors|log)\.ts$|^src\/(store|text|read|account)\/|^src\/binder\/(binder|right)\.ts$|^src\/digest\/(item|join|subscription)\.ts$|^src\/hook\/hook\.ts$/,
    builtIns: any,
  },
  { files: /^src\/crawl\//, mayImport: /^src\/model\/|^src\/(errors|log|source)\.ts$|^src\/crawl\//, builtIns: any },
  { files: /^src\/isolate\/(child|tasks|packet-child)\.ts$/, mayImport: any, builtIns: any },
  { files: /^src\/isolate\//, mayImport: /^src\/model\/|^src\/(errors|log)\.ts$|^src\/isolate\//, builtIns: any },
  {
    files: /^src\/derive\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|source)\.ts$|^src\/(read|tag)\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  { files: /^src\/archive\/internet-archive\.ts$/, mayImport: /^src\/model\/|^src\/errors\.ts$/, builtIns: any },
  { files: /^src\/archive\/warc\.ts$/, mayImport: /^src\/model\/|^src\/errors\.ts$/, builtIns: pureBuiltIns },
  {
    files: /^src\/record\//,
    mayImport: /^src\/model\/|^src\/(errors|source)\.ts$|^src\/(record|read)\//,
    builtIns: pureBuiltIns,
  },
  { files: /^src\/given-file\.ts$/, mayImport: /^src\/model\/|^src\/errors\.ts$/, builtIns: never },
  { files: /^src\/(given-line|media-type)\.ts$/, mayImport: never, builtIns: never },
  { files: /^src\/by-hand\.ts$/, mayImport: /^src\/model\/|^src\/(errors|source|given-line)\.ts$/, builtIns: never },
  {
    files: /^src\/add\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|by-hand|given-file|pipeline)\.ts$|^src\/crawl\//,
    builtIns: never,
  },
  {
    files: /^src\/(pipeline|index-follower|documents|registers|check|find)\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|source|derive|documents|index-follower|by-hand|registers)\.ts$|^src\/(read|tag|text)\/|^src\/(store\/([a-z]+-)?port|crawl\/desk)\.ts$|^src\/search\/(engine|document|drift|query|highlight)/,
    builtIns: never,
  },
  {
    files: /^src\/(packer|exhibits)\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|source|by-hand|media-type|citer|exhibits|binder-standing)\.ts$|^src\/(packet|binder|cite)\/|^src\/read\/sniff\.ts$|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/packet\//,
    mayImport:
      /^src\/model\/|^src\/(errors|source|source-words)\.ts$|^src\/(packet|binder|cite)\/|^src\/read\/pdf-places\.ts$/,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/compare\//,
    mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/(compare|text|tag)\//,
    builtIns: never,
  },
  {
    files: /^src\/binder\//,
    mayImport: /^src\/model\/|^src\/(errors|given-line)\.ts$|^src\/(binder|compare|text)\//,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/quote\//,
    mayImport: /^src\/model\/|^src\/errors\.ts$|^src\/(quote|text)\/|^src\/cite\/pinpoint\.ts$/,
    builtIns: pureBuiltIns,
  },
  { files: /^src\/hook\/post\.ts$/, mayImport: /^src\/errors\.ts$/, builtIns: any },
  {
    files: /^src\/hook\/deliver\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|log)\.ts$|^src\/hook\/|^src\/store\/hook-port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/hook\//,
    mayImport: /^src\/model\/|^src\/hook\/|^src\/digest\/(item|render\/content)\.ts$/,
    builtIns: pureBuiltIns,
  },
  {
    files: /^src\/hooks\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|log|lease|mail|digest-content|digest\/subscription)\.ts$|^src\/hook\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  { files: /^src\/feed\//, mayImport: /^src\/model\//, builtIns: never },
  {
    files: /^src\/(quote-check|brief)\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|given-file|quote-check)\.ts$|^src\/(quote|cite|read)\/|^src\/store\/([a-z]+-)?port\.ts$|^src\/search\/(engine|query)/,
    builtIns: /^node:timers\/promises$/,
  },
  { files: /^src\/(html|labels-ru)\.ts$/, mayImport: never, builtIns: never },
  { files: /^src\/category-label\.ts$/, mayImport: /^src\/(labels-ru|tag\/taxonomy)\.ts$/, builtIns: never },
  { files: /^src\/sending\.ts$/, mayImport: /^src\/(digester|hooks|log|mail)\.ts$/, builtIns: never },
  { files: /^src\/lease\.ts$/, mayImport: /^src\/(errors|log)\.ts$|^src\/store\/port\.ts$/, builtIns: never },
  { files: /^src\/disk\.ts$/, mayImport: never, builtIns: /^node:fs\/promises$/ },
  { files: /^src\/late-mail\.ts$/, mayImport: never, builtIns: /^node:(crypto|timers\/promises)$/ },
  { files: /^src\/mail\.ts$/, mayImport: /^src\/(errors|config)\.ts$/, builtIns: /^node:(fs\/promises|path|crypto)$/ },
  {
    files: /^src\/operator-mail\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(log|config|mail|source|standing|standing-words|disk)\.ts$|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/digest\/deliver\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|log|mail)\.ts$|^src\/digest\/|^src\/store\/digest-port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/digest\//,
    mayImport: /^src\/model\/|^src\/(errors|html|given-line)\.ts$|^src\/(digest|text)\//,
    builtIns: never,
  },
  {
    files: /^src\/subscriptions\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|find|digester)\.ts$|^src\/account\/account\.ts$|^src\/binder\/|^src\/digest\/|^src\/search\/query\.ts$|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: /^node:crypto$/,
  },
  {
    files: /^src\/digest(er|-index|-round|-content|-dry-run)\.ts$/,
    mayImport:
      /^src\/model\/|^src\/(errors|log|lease|mail|source|documents|by-hand|citer|digest-(index|round|content|dry-run))\.ts$|^src\/(digest|tag)\/|^src\/store\/([a-z]+-)?port\.ts$|^src\/search\/(engine|document|query|aside)/,
    builtIns: /^node:crypto$/,
  },
  {
    files: /^src\/citer\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|source|by-hand)\.ts$|^src\/cite\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/(binders|binder-shares)\.ts$/,
    mayImport: /^src\/model\/|^src\/(errors|binder-shares)\.ts$|^src\/binder\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: /^node:crypto$/,
  },
  {
    files: /^src\/(binder-standing|series)\.ts$/,
    mayImport: /^src\/model\/|^src\/(source|series)\.ts$|^src\/(binder|compare)\/|^src\/store\/([a-z]+-)?port\.ts$/,
    builtIns: never,
  },
  {
    files: /^src\/web\//,
    mayImport: among([
      'model/',
      'errors.ts',
      'log.ts',
      'html.ts',
      'labels-ru.ts',
      'config.ts',
      'mail.ts',
      'accounts.ts',
      'members.ts',
      'single-sign-on.ts',
      'source.ts',
      'standing.ts',
      'series.ts',
      'standing-words.ts',
      'source-words.ts',
      'find.ts',
      'citer.ts',
      'brief.ts',
      'quote-check.ts',
      'by-hand.ts',
      'given-file.ts',
      'media-type.ts',
      'add.ts',
      'binders.ts',
      'binder-shares.ts',
      'binder-standing.ts',
      'packer.ts',
      'packet/bundle.ts',
      'packet/options.ts',
      'subscriptions.ts',
      'digest/',
      'web/',
      'account/',
      'text/',
      'tag/',
      'cite/',
      'compare/',
      'quote/',
      'read/',
      'binder/',
      'feed/',
      'hook/hook',
      'hooks.ts',
      'store/port.ts',
      'store/digest-port.ts',
      'store/report-port.ts',
      'search/engine',
      'search/document',
      'search/query',
      'search/highlight',
    ]),
    builtIns: /^node:(async_hooks|crypto|path|url|http|fs|util|zlib)$/,
  },
  {
    files: /^src\/demo\/(publisher|sources)/,
    mayImport: /^src\/model\/|^src\/(source|errors)\.ts$|^src\/demo\//,
    builtIns: any,
  },
  {
    files: /^src\/(instance|engines|children|runner|holder|cli)\.ts$|^src\/(commands|demo)\//,
    mayImport: any,
    builtIns: any,
  },
];

/** Files that wire things together: nobody but another of them, the demonstration, or the process itself, imports them. */
const roots = /^src\/(instance|engines|children|runner|holder|cli)\.ts$|^src\/commands\//;
const mayImportRoots = /^src\/(instance|engines|children|runner|holder|cli)\.ts$|^src\/(commands|demo)\//;

type Import = { from: string; to: string; typeOnly: boolean };

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith('.ts'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g,
  )) {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    const to = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
    found.push({ from: file, to, typeOnly: match[1] !== undefined });
  }
  return found;
}

const files = [...sourceFiles('src'), ...sourceFiles('crawlers')];
const imports = files.flatMap(importsOf);
const isOurs = (to: string) => /^(src|crawlers|search-config)\//.test(to);

test('every source file belongs to a room with rules', () => {
  expect(files.filter((file) => !rooms.some((room) => room.files.test(file)))).toEqual([]);
});

test('no file imports from a room that its own room may not know', () => {
  const wrong = imports.filter(({ from, to }) => {
    const room = rooms.find((candidate) => candidate.files.test(from));
    return isOurs(to) && room !== undefined && !room.mayImport.test(to);
  });
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('pure rooms know no file system, network, process or clock module', () => {
  const wrong = imports.filter(({ from, to }) => {
    const room = rooms.find((candidate) => candidate.files.test(from));
    return to.startsWith('node:') && room !== undefined && !room.builtIns.test(to);
  });
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('pure rooms read neither the clock nor the environment nor the network', () => {
  const pure = files.filter(
    (file) =>
      /^(crawlers|src\/(read|text|tag|cite|quote|record|packet|account|digest))\//.test(file) ||
      file === 'src/derive.ts',
  );
  const impure = /\bDate\.now\(|new Date\(\)|\bprocess\.|\bfetch\(|\bsetTimeout\(|Math\.random\(/;
  expect(pure.filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('nobody imports a composition root but another one and the demonstration', () => {
  const wrong = imports.filter(({ from, to }) => roots.test(to) && !mayImportRoots.test(from));
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('the walk over imports finds them: the pipeline is seen to know the store by its port alone', () => {
  const known = imports.filter(({ from }) => from === 'src/pipeline.ts').map(({ to }) => to);
  expect(known).toContain('src/store/port.ts');
});
