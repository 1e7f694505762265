import { Failure, type FailureCode } from '../errors.ts';

const instead = 'Its text, as it was read from the capture, is printed instead.';

/** Why an original is not bound in, for whoever reads the exhibit. */
export function whyNotBound(code: FailureCode): string {
  return `${reasons[code] ?? 'The pages of the original PDF cannot be taken out of it.'} ${instead}`;
}

const reasons: Partial<Record<FailureCode, string>> = {
  'extract.encrypted': 'The original PDF is encrypted, and its pages cannot be taken out of it.',
  'extract.corrupt': 'The original PDF is damaged, and its pages cannot be taken out of it.',
  'extract.too-complex': 'The original PDF is too large or too intricate to be bound in.',
  'extract.timeout': 'The original PDF is too large or too intricate to be bound in.',
  'extract.memory': 'The original PDF is too large or too intricate to be bound in.',
  'store.corrupt': 'The kept copy of the original no longer has the hash that it was kept under, and is not printed.',
};

/** What is said of an original that has no pages. */
export const noPages =
  'The original is not a document in pages. Its text, as it was read from the capture, is printed here.';

/** What is said of a PDF in a packet for Word. */
export const onlyText =
  'The original is a PDF. Its text, as it was read from the capture, is printed here; the packet in PDF has its pages.';

/** What is said of a capture that this archive does not have. */
export const noCapture =
  'The archive does not hold the capture that is cited. The passages are printed below as they stood when they were put into the binder.';

/** What is thrown when a packet would take more than a packet may. */
export function tooLarge(what: string, cause?: unknown): Failure {
  const message = `${what} Part the binder, or print fewer pages of long documents.`;
  return new Failure('packet.too-large', message, { ...(cause !== undefined && { cause }) });
}
