import { degrees, type PDFFont, PDFName, type PDFPage, rgb } from '@cantoo/pdf-lib';

const size = 10;

/** Sets a line in the middle of the foot of one of our own pages, which is kept free for it. */
export function stampLeaf(page: PDFPage, text: string, font: PDFFont): void {
  const { width } = page.getSize();
  page.drawText(text, { x: (width - font.widthOfTextAtSize(text, size)) / 2, y: 40, size, font });
}

/** The height of the strip below an original page, in points. */
const strip = 24;

/**
 * Sets a line below an original page, on a strip by which the page is made longer: the page keeps its size and everything on it, its own
 * number included. `Rotate` turns a page clockwise when it is shown, so its foot may be another side of its box.
 */
export function stampOriginal(page: PDFPage, text: string, font: PDFFont): void {
  const { x, y, width, height } = page.getMediaBox();
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const length = font.widthOfTextAtSize(text, size);
  const [top, right] = [y + height, x + width];
  const sides = {
    0: { box: [x, y - strip, width, height + strip], at: [x + (width - length) / 2, y - strip + 8] },
    90: { box: [x, y, width + strip, height], at: [right + strip - 8, y + (height - length) / 2] },
    180: { box: [x, y, width, height + strip], at: [x + (width + length) / 2, top + strip - 8] },
    270: { box: [x - strip, y, width + strip, height], at: [x - strip + 8, y + (height + length) / 2] },
  } as const;
  const { box, at } = sides[turn] ?? sides[0];
  page.setMediaBox(...box);
  page.node.delete(PDFName.of('CropBox'));
  page.drawText(text, { x: at[0], y: at[1], size, font, rotate: degrees(turn), color: rgb(0, 0, 0) });
}
