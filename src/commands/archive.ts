import { parseArgs } from 'node:util';
import { type Archive, internetArchive } from '../archive/internet-archive.ts';
import { type Config, userAgent } from '../config.ts';
import { refusalOf } from '../crawl/addresses.ts';
import { Failure } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { Store } from '../store/port.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const warning = `Before you submit:
- It tells the Internet Archive, a third party in the United States, which pages interest you, under the account of your key, and when.
- The copy is public and stays so. Anybody may see that somebody had the page archived, and on which day.
- The archive visits the page at once. Its publisher sees that visit, and so may whoever watches the publisher, a State among them. Of a page that few
  people know, that alone may tell about a client.
- Publishers can have copies removed. What is kept here does not depend on it: each capture has its time and hash already.`;

const usage = `country-conditions archive REPORT... [--yes] [--json]

Has the Internet Archive keep a public copy of the page of each report (ids as search prints them), and notes the copy beside the report's
captures and in its citations. Off by default: it needs COI_ARCHIVE_KEY (access:secret, from https://archive.org/account/s3.php) and --yes.
${warning}
  --yes    submit; without it nothing is sent, and this warning is printed
  --json   one line each: {reportId, url, archivedAt, copyUrl} or {reportId, error: {code, message}}
Reports that were added by hand, and those whose page is missing, are not submitted. Ends with 1 when a report was not archived.`;

/** `archive REPORT…`: a public copy at the Internet Archive, when somebody insists. */
export const archive: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { yes: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    if (positionals.length === 0) throw new Failure('usage', 'Name the reports to archive, by their ids.');
    return withInstance(async ({ store, config }) => {
      const reports = await Promise.all([...new Set(positionals)].map((id) => reportOf(store, id)));
      if (!values.yes) return warn(reports);
      const archiveNow = archiveOf(config);
      let code = 0;
      for (const report of reports) if (!(await submit(store, archiveNow, report, values.json === true))) code = 1;
      return code;
    }, true);
  },
};

async function reportOf(store: Store, id: string): Promise<Report> {
  const report = await store.report(id);
  if (report === undefined) throw new Failure('not-found', `There is no report ${JSON.stringify(id)}.`);
  return report;
}

function warn(reports: readonly Report[]): number {
  const addresses = reports.map((report) => `  ${report.id}  ${unsuited(report)?.message ?? report.url}`);
  process.stderr.write(`${warning}\n\nNothing was sent. With --yes it would be:\n${addresses.join('\n')}\n`);
  return 1;
}

function archiveOf(config: Config): Archive {
  const { archiveKey: key, replay } = config;
  if (key === undefined)
    throw new Failure(
      'config.invalid',
      'COI_ARCHIVE_KEY is not set: the Internet Archive takes pages from those who have an account (https://archive.org/account/s3.php).',
    );
  const base = replay === undefined ? 'https://web.archive.org' : `${replay}/web.archive.org`;
  return internetArchive({ base, key, userAgent: userAgent(config) });
}

async function submit(store: Store, archiveNow: Archive, report: Report, json: boolean): Promise<boolean> {
  const { id: reportId, url } = report;
  try {
    const reason = unsuited(report);
    if (reason) throw reason;
    const copy = { reportId, url, ...(await archiveNow.submit(url)) };
    await store.keepArchivedCopy(copy);
    if (json) printJson(copy);
    else print(`${reportId}  ${copy.copyUrl}`);
    return true;
  } catch (error) {
    if (!(error instanceof Failure) || error.code.startsWith('store.')) throw error;
    if (json) printJson({ reportId, error: { code: error.code, message: error.message } });
    else process.stderr.write(`${reportId}: ${error.message} [${error.code}]\n`);
    return false;
  }
}

/** Why the page of a report must not be sent to anybody. */
function unsuited({ byHand, missingSince, url }: Report): Failure | undefined {
  const no = (message: string) => new Failure('archive.refused', message, { url });
  if (byHand !== undefined)
    return no('It was added by hand, and its address may be known to few: it is not submitted to a third party.');
  if (missingSince !== undefined)
    return no(
      'Its page is missing: a copy made now would show an error page. The captures kept here are what there is.',
    );
  return refusalOf(url);
}
