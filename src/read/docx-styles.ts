/** How mammoth is to read the styles of courts and reports, beside those of Word that it knows. */
export const withCourtStyles = {
  includeEmbeddedStyleMap: false,
  externalFileAccess: false,
  styleMap: [
    ...headings(1, ['Ju_Title', 'ECHR_Title_1', 'ECHR_Title', 'Ju_Case', 'ECHR_Case_Title']),
    ...headings(2, ['Ju_H_Head', 'ECHR_Title_2', 'ECHR_Heading_Head']),
    ...headings(3, ['Ju_H_I_Roman', 'ECHR_Heading_1']),
    ...headings(4, ['Ju_H_A', 'ECHR_Heading_2']),
    ...headings(5, ['Ju_H_1', 'ECHR_Heading_3']),
    ...headings(6, [
      'Ju_H_a',
      'Ju_H_i',
      'Ju_H_alpha',
      'ECHR_Heading_4',
      'ECHR_Heading_5',
      'ECHR_Heading_6',
      'ECHR_Heading_7',
    ]),
    ...['Ju_Quot', 'ECHR_Para_Quote', 'Quote', 'Intense Quote', 'Block Text'].map(
      (name) => `p[style-name^='${name}'] => blockquote > p:fresh`,
    ),
    "p[style-name='Title'] => h1:fresh",
    "p[style-name='Subtitle'] => h2:fresh",
  ],
};

function headings(level: number, names: readonly string[]): string[] {
  return names.map((name) => `p[style-name^='${name}'] => h${level}:fresh`);
}
