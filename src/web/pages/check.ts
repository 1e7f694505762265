import { Failure } from '../../errors.ts';
import { docxType } from '../../media-type.ts';
import type { QuoteReport } from '../../quote/finding.ts';
import { quotationsJson } from '../api/quotations.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import { uploadOf } from '../curation/upload.ts';
import type { Handler } from '../deps.ts';
import { statusOf } from '../errors.ts';
import { quoteDocx } from '../export/quotes.ts';
import { privately } from '../security.ts';
import { checkPageView } from '../views/check-page.ts';
import { words } from '../words/words.ts';

/** `GET /check`: the form by which a brief is checked. */
export const checkPage: Handler = (deps) => (_request, response) => {
  response.type('html').send(checkPageView({}, deps).toString());
};

/** `POST /check`: the result, as a page, a document of Word or JSON; nothing of the brief is kept. */
export const checkOnPage: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const { fields, file } = await uploadOf(request);
  let report: QuoteReport;
  try {
    report = await deps.checkBrief(file ?? fields.text ?? '');
  } catch (error) {
    if (!(error instanceof Failure) || !/^(usage|extract\.)/.test(error.code)) throw error;
    response
      .status(statusOf(error))
      .type('html')
      .send(checkPageView({ wrong: wordsFor(error) }, deps).toString());
    return;
  }
  if (fields.as === 'docx') {
    response
      .attachment('quotations.docx')
      .type(docxType)
      .send(Buffer.from(await quoteDocx(report)));
  } else if (fields.as === 'json') {
    response.attachment('quotations.json').json(quotationsJson(report));
  } else {
    response.type('html').send(checkPageView({ report }, deps).toString());
  }
};

function wordsFor({ code, parameter, message }: Failure): string {
  return words.check.unread[code === 'usage' ? `${code}.${parameter}` : code] ?? message;
}
