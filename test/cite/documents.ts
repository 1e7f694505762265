import type { CitedDocument } from '../../src/cite/document.ts';
import type { Pinpoint } from '../../src/cite/pinpoint.ts';

const capture = { capturedAt: '2026-11-22T16:04:03.000Z', sha256: '5a'.repeat(32) };
const base = { authors: [], language: 'en', capture };

/** One of every kind of document that is cited, and of every element that can be absent. Invented but for the worked examples of our rules. */
export const documents: Record<string, { document: CitedDocument; at?: Pinpoint }> = {
  'UN report of a mandate holder': {
    document: {
      ...base,
      id: 'un-1',
      kind: 'un-document',
      authors: ['Mariana Katzarova'],
      publisher: 'Human Rights Council',
      title: 'Situation of human rights in the Russian Federation',
      publishedOn: '2024-09',
      documentNumber: 'A/HRC/57/59',
      url: 'https://docs.un.org/en/A/HRC/57/59',
    },
    at: { paragraph: '14' },
  },
  'UN document without a named author': {
    document: {
      ...base,
      id: 'un-2',
      kind: 'un-document',
      publisher: 'Human Rights Committee',
      title: 'SAMPLE concluding observations',
      publishedOn: '2022-12-01',
      documentNumber: 'CCPR/C/RUS/CO/8',
      url: 'https://docs.un.org/en/CCPR/C/RUS/CO/8',
    },
  },
  'opinion of the Venice Commission': {
    document: {
      ...base,
      id: 'coe-1',
      kind: 'filed-document',
      publisher: 'European Commission for Democracy through Law',
      title: 'SAMPLE opinion on a law',
      publishedOn: '2021-07-06',
      documentNumber: 'CDL-AD(2021)027',
      url: 'https://www.venice.coe.int/webforms/documents/?pdf=CDL-AD(2021)027-e',
    },
    at: { paragraph: '61', page: '17' },
  },
  'judgment on joined applications': {
    document: {
      ...base,
      id: 'hudoc-1',
      kind: 'judgment',
      publisher: 'European Court of Human Rights',
      title: 'CASE OF TAGANROG LRO AND OTHERS v. RUSSIA',
      publishedOn: '2022-06-07',
      documentNumber: '32401/10 and 19 others',
      url: 'https://hudoc.echr.coe.int/eng?i=001-217535',
    },
    at: { paragraph: '158' },
  },
  'judgment with two numbers': {
    document: {
      ...base,
      id: 'hudoc-2',
      kind: 'judgment',
      publisher: 'European Court of Human Rights',
      title: 'CASE OF PRIMEROV AND VYMYSLOVA v. RUSSIA (No. 2)',
      publishedOn: '2025-04-29',
      documentNumber: '90001/20, 90002/20',
      url: 'https://hudoc.echr.coe.int/eng?i=001-990001',
    },
  },
  'judgment in French without a number': {
    document: {
      ...base,
      id: 'hudoc-3',
      kind: 'judgment',
      publisher: 'European Court of Human Rights',
      title: 'AFFAIRE FICTIF ET AUTRES c. RUSSIE',
      language: 'fr',
      url: 'https://hudoc.echr.coe.int/eng?i=001-990003',
    },
  },
  'country note with a version and months only': {
    document: {
      ...base,
      id: 'uk-1',
      kind: 'report',
      publisher: 'Home Office',
      title: 'Country policy and information note: SAMPLE topic',
      publishedOn: '2025-06',
      documentNumber: 'Version 2.0',
      url: 'https://www.gov.uk/government/publications/sample-note',
    },
    at: { paragraph: '4.2.1' },
  },
  'report of a series, PDF page unlike the printed one': {
    document: {
      ...base,
      id: 'euaa-1',
      kind: 'report',
      publisher: 'European Union Agency for Asylum',
      title: 'Russian Federation: SAMPLE Focus',
      series: 'COI Report',
      publishedOn: '2025-12-04',
      url: 'https://www.euaa.europa.eu/sample',
    },
    at: { page: '12', sheet: 14 },
  },
  'report by four persons, known by its year': {
    document: {
      ...base,
      id: 'ngo-1',
      kind: 'report',
      authors: ['A. Primerova', 'B. Vymyslov', 'C. Nebylov', 'D. Skazkin'],
      publisher: 'SAMPLE Rights Monitor',
      title: 'A Year of Trials',
      publishedOn: '2024',
      url: 'https://sample-monitor.example/year.pdf',
    },
    at: { sheet: 3 },
  },
  'web page with its copy at an archive': {
    document: {
      ...base,
      id: 'hrw-1',
      kind: 'web-page',
      publisher: 'Human Rights Watch',
      title: 'Russia Declares Leading LGBT Rights Group Extremist',
      publishedOn: '2026-03-06',
      url: 'https://www.hrw.org/news/2026/03/06/russia-declares-leading-lgbt-rights-group-extremist',
      archives: [{ url: 'https://perma.cc/XXXX-XXXX', capturedAt: '2026-11-22' }],
    },
  },
  'Russian page with the English title of its publisher': {
    document: {
      ...base,
      id: 'sova-1',
      kind: 'web-page',
      publisher: 'SOVA Research Center',
      title: 'Антиэкстремистское нормотворчество в 2025 году',
      englishTitle: { text: 'Anti-extremist lawmaking in 2025' },
      language: 'ru',
      publishedOn: '2025-12',
      url: 'https://www.sova-center.ru/misuse/publications/2025/12/d52849',
    },
    at: { heading: 'Уголовный кодекс', position: 3 },
  },
  'Russian news by two persons, undated, its title translated by somebody': {
    document: {
      ...base,
      id: 'news-1',
      kind: 'news',
      authors: ['Иван Примеров', 'Юлия Щукина'],
      publisher: 'Пример-Вестник',
      title: 'Обыск у «Ёлкина»: что известно?',
      englishTitle: { text: 'Search at Yolkin’s: what is known?', translator: 'P. Name' },
      language: 'ru',
      url: 'https://primer-vestnik.example/news/1',
    },
  },
  'web page by its own publisher, with quotation marks': {
    document: {
      ...base,
      id: 'ovd-1',
      kind: 'web-page',
      authors: ['OVD-Info'],
      publisher: 'OVD-Info',
      title: 'What “foreign agent” means',
      publishedOn: '2024-02-29',
      url: 'https://ovd.example/en/what',
    },
    at: { heading: 'Numbers' },
  },
  'entry of a register': {
    document: {
      ...base,
      id: 'minjust-1',
      kind: 'register',
      publisher: 'Министерство юстиции Российской Федерации',
      title: 'Реестр иностранных агентов',
      language: 'ru',
      publishedOn: '2025-08-29',
      url: 'https://minjust.example/register',
    },
    at: { paragraph: '1050' },
  },
};
