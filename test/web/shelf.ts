import type { Source } from '../../src/source.ts';
import { blocksOf, type Library, openLibrary, type Shelved, source } from './library.ts';

/** Sources and reports that are invented, and say so. */
export const sources: Source[] = [
  source({ id: 'sample-commission', publisher: 'SAMPLE Commission', tier: 1, kind: 'government' }),
  source({
    id: 'sample-monitor',
    publisher: 'SAMPLE Monitor',
    tier: 3,
    languages: ['ru', 'en'],
    schedule: '30 5 * * *',
  }),
  source({ id: 'sample-silent', publisher: 'SAMPLE Silent Gazette', tier: 4, kind: 'media' }),
];

const commission = `
# Civil society

¶14 SAMPLE. In 2025 the Russian Ministry of Justice designated a foreign agent in every week of the year; the journalist Anton Primerov was added to the register of foreign agents after three posts, and a Moscow district court fined him under article 19.34 of the Code of Administrative Offences. His editor was warned that the outlet would be next. The invented outlet closed its Moscow office in March and its staff left the country.

¶15 SAMPLE. Prosecutors later opened a criminal case against him in absentia for evading the duties of a foreign agent under article 330.1 of the Criminal Code of Russia. Police searched the flat of his mother in Tula and took her telephone. The case shows how the designation leads from fines to prison.

# Freedom of religion

¶16 SAMPLE. The authorities of Russia continued to prosecute Jehovah's Witnesses for organising the activity of an extremist organisation. A court in Kirov sentenced the invented believer Ivan Obraztsov to six years in a penal colony for meetings held by video. Officers of the Federal Security Service searched eleven homes on one morning.
`;

const monitor = `
# Преследование за слова

¶1 SAMPLE. Министерство юстиции России внесло в реестр иностранных агентов вымышленную организацию «Пример». Её руководителю Анне Образцовой пришлось покинуть страну: после признания иностранным агентом полиция дважды приходила к ней с обыском, а суд в Москве назначил ей штраф по статье 19.34 КоАП РФ.

¶2 SAMPLE. Районный суд в Казани приговорил вымышленного учителя Петра Примерова к пяти годам колонии по статье 207.3 УК РФ за «фейки» об армии: он пересказал ученикам сообщение о погибших. На суде учитель назвал дело преследованием за слова.
`;

export const commissionReport: Shelved = {
  sourceId: 'sample-commission',
  url: 'https://sample-commission.example/reports/2025-russia',
  title: 'SAMPLE annual report 2025: Russia',
  language: 'en',
  publishedOn: '2026-03',
  authors: ['SAMPLE Staff'],
  documentNumber: 'SAMPLE/2026/7',
  blocks: blocksOf(commission, '7'),
};

export const monitorReport: Shelved = {
  sourceId: 'sample-monitor',
  url: 'https://sample-monitor.example/doklad',
  title: 'SAMPLE: доклад о преследованиях',
  language: 'ru',
  publishedOn: '2025-11-30',
  blocks: blocksOf(monitor),
};

/** Twenty-five short reports, so that results have a second page. */
export const shortReports: Shelved[] = Array.from({ length: 25 }, (_, index) => ({
  sourceId: 'sample-commission',
  url: `https://sample-commission.example/short/${index}`,
  title: `SAMPLE note ${index}`,
  language: 'en',
  publishedOn: `${2000 + index}`,
  blocks: blocksOf(
    `¶1 SAMPLE note number ${index} about the invented village of Primerovka and its mill, which closed long ago.`,
  ),
}));

/** A library with the report of the commission alone on its shelf. */
export async function openCommissionShelf(): Promise<{ library: Library; reportId: string }> {
  const library = await openLibrary(sources);
  const { reportId } = await library.shelve(commissionReport);
  await library.index();
  return { library, reportId };
}
