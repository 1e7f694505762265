/** Reads one PDF as a reading child does, and says what it took. */
import { readFileSync } from 'node:fs';
import { pdf } from '../../src/read/pdf.ts';

const url = 'https://example.org/report.pdf';
const { blocks } = await pdf({
  url,
  finalUrl: url,
  fetchedAt: '2026-01-01T00:00:00.000Z',
  status: 200,
  contentType: 'application/pdf',
  headers: {},
  body: new Uint8Array(readFileSync(process.argv[2] ?? '')),
});
const words = blocks.reduce((sum, block) => sum + block.text.split(/\s+/).length, 0);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ blocks: blocks.length, words, kilobytes: maxRSS, cpuSeconds }));
