import { degrees, PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { excerptOf } from '../../src/packet/pdf/excerpt.ts';
import { pdfContent } from '../../src/read/pdf-open.ts';
import { pageOf } from '../read/pdf-samples.ts';
import { samplePdf, sheetTexts } from './sample.ts';

/** The excerpt of one sheet of the sample, after something was done to it: the box that is shown, its words, whether the passage is marked. */
async function bound(alter: (page: PDFPage) => void) {
  const document = await PDFDocument.load(await samplePdf());
  alter(document.getPage(1));
  const text = (sheetTexts[1] as string[]).slice(1, 3).join(' ');
  const excerpt = await excerptOf({
    ...{ body: await document.save(), url: 'https://publisher.example/a.pdf' },
    passages: [{ id: 'a', sheet: 2, text }],
    whole: 30,
  });
  const { x, y, width, height } = (await PDFDocument.load(excerpt.bytes)).getPage(1).getMediaBox();
  const read = await pdfContent(pageOf(excerpt.bytes), ({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  return { box: [x, y, x + width, y + height].map(Math.round), marked: excerpt.marked.a, words: read.sheets[1] };
}

const setBox = (key: string, box: number[]) => (page: PDFPage) =>
  page.node.set(PDFName.of(key), page.doc.context.obj(box));
const a4 = [0, 0, 595, 842];

test.each([
  ['turned', (page: PDFPage) => page.setRotation(degrees(270)), a4],
  ['turned the other way', (page: PDFPage) => page.setRotation(degrees(-90)), a4],
  ['cropped', setBox('CropBox', [20, 500, 560, 842]), [20, 500, 560, 842]],
  ['cropped wider than it is', setBox('CropBox', [-2000, -2000, 9000, 9000]), a4],
  ['cropped to corners in another order', setBox('CropBox', [560, 842, 20, 500]), [20, 500, 560, 842]],
  ['cropped beside itself', setBox('CropBox', [2000, 2000, 2500, 2500]), a4],
  ['cropped to no size', setBox('CropBox', [100, 100, 100, 100]), a4],
  ['cropped to no box', setBox('CropBox', [1, 2]), a4],
  ['with its corners in another order', setBox('MediaBox', [595, 842, 0, 0]), a4],
])('a page that is %s is bound in as it is shown, with its words and its mark', async (_what, alter, box) => {
  const page = await bound(alter);
  expect(page.box).toEqual(box);
  expect(page.marked).toEqual([2]);
  expect(page.words).toContain('the register of invented persons grew');
});
