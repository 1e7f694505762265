import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hudoc } from '../../crawlers/hudoc.ts';
import { ovdInfoReports } from '../../crawlers/ovd-info-reports.ts';
import { stateDepartment } from '../../crawlers/state-department.ts';
import { ukHomeOffice } from '../../crawlers/uk-home-office.ts';
import { uscirf } from '../../crawlers/uscirf.ts';
import type { Page } from '../../src/model/page.ts';
import { recordings } from '../recordings.ts';
import { pageOf, read } from './sample.ts';

const replay = recordings('corpus/replay.mjs');
const realTest = test.skipIf(replay.missing);

let publisher: ChildProcess;
let baseUrl: string;

beforeAll(async () => {
  if (replay.missing) return;
  publisher = spawn(process.execPath, [replay.path, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(publisher.stdout ?? publisher, 'data');
  baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(String(said))?.[0] ?? '';
});

afterAll(() => void publisher?.kill());

async function pageAt(url: string): Promise<Page | undefined> {
  const { host, pathname, search } = new URL(url);
  // A connection for each page: the publisher would close an idle one while a long report is being read.
  const response = await fetch(`${baseUrl}/${host}${pathname}${search}`, { headers: { connection: 'close' } });
  const body = new Uint8Array(await response.arrayBuffer());
  return response.ok ? pageOf(url, body, response.headers.get('content-type') ?? '') : undefined;
}

realTest(replay.title('uscirf reads the page on Russia and passes over other countries'), async () => {
  const { links, passedOver, reports } = await read(uscirf, pageAt);
  expect(links).toEqual([
    { url: 'https://www.uscirf.gov/countries/russia', title: 'Russia', publishedOn: '2026-03-02' },
  ]);
  expect(passedOver).toBe(2);
  const [report] = Object.values(reports);
  expect(report).toMatchObject({
    title: 'Russia',
    blocks: 1,
    first: [{ text: expect.stringContaining('including Jehovah’s Witnesses') }],
  });
});

realTest(replay.title('state-department reads the report on Russia with series and date'), async () => {
  const { links, passedOver, reports } = await read(stateDepartment, pageAt);
  expect(links).toEqual([
    {
      url: 'https://www.state.gov/reports/2023-report-on-international-religious-freedom/russia/',
      title: '2023 Report on International Religious Freedom: Russia',
      publishedOn: '2024-06-26',
      series: 'Report on International Religious Freedom',
      edition: '2023',
    },
  ]);
  expect(passedOver).toBe(3);
  const [report] = Object.values(reports);
  expect(report).toMatchObject({
    blocks: 4,
    first: [{ kind: 'heading' }, { text: expect.stringContaining('foreign agents') }, {}, {}],
  });
});

realTest(replay.title('hudoc finds the judgments against Russia among 2,000 of a feed'), async () => {
  const { links, passedOver, reports } = await read(hudoc, pageAt);
  expect(links).toHaveLength(167);
  expect(links.length + passedOver).toBe(2000);
  expect(links.every(({ publishedOn, documentNumber }) => publishedOn && documentNumber)).toBe(true);
  expect(links.map(({ title }) => title)).toContain('CASE OF CATAN AND OTHERS v. THE REPUBLIC OF MOLDOVA AND RUSSIA');
  expect(links.map(({ title }) => title)).not.toContain('CASE OF RUSS v. GERMANY');
  expect(links[0]).toEqual({
    url: 'https://hudoc.echr.coe.int/app/conversion/docx/html/body?library=ECHR&id=001-242859',
    title: 'CASE OF AVAGYAN v. RUSSIA',
    publishedOn: '2025-04-29',
    language: 'en',
    documentNumber: '36911/20',
  });
  expect(Object.values(reports).every((report) => 'blocks' in report)).toBe(true);
});

realTest(
  replay.title('ovd-info-reports reads a report as HTML and as PDF, and says that a script draws another'),
  async () => {
    const site = 'https://reports.ovdinfo.org';
    const { links, reports } = await read(ovdInfoReports, pageAt);
    const title = 'Политические репрессии в России в 2011—2014 годах: уголовные преследования';
    expect(links).toHaveLength(4);
    expect(reports[`${site}/2014/cr-report/`]).toMatchObject({ title, publishedOn: '2015-02-26' });
    expect(reports[`${site}/2014/cr-report/report.pdf`]).toMatchObject({ title, edition: 'PDF' });
    expect(reports[`${site}/2014/20-2-trials/`]).toMatchObject({ title: 'Нарушение установленного порядка' });
    expect(reports[`${site}/2017/pp15-16/`]).toEqual({ failure: 'extract.script-drawn' });
    const blocks = Object.values(reports).map((report) => ('blocks' in report ? report.blocks : 0));
    expect(blocks.filter((count) => count > 100)).toHaveLength(3);
  },
);

realTest(replay.title('uk-home-office lists each note of the publication once'), async () => {
  const { links, passedOver, reports } = await read(ukHomeOffice, pageAt);
  expect(links.map(({ title }) => title)).toEqual([
    undefined,
    'Country policy and information note: Military service, August 2026',
  ]);
  expect(passedOver).toBe(1);
  expect(reports).toEqual({});
});
