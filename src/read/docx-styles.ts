import { outlineStyle } from './docx-outline.ts';

/** How mammoth is to read the styles of courts and reports, beside those of Word that it knows. */
const withCourtStyles = {
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

/** The map with the places in the outline that a document gives to styles, `levels` from 0; styles that are mapped by name come first. */
export function withOutline(levels: ReadonlyMap<string, number>): typeof withCourtStyles {
  const inOutline = [...levels].map(([id, level]) => `p.${escaped(id)} => h${Math.min(6, level + 1)}:fresh`);
  const alone = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => `p.${outlineStyle(at)} => h${Math.min(6, at + 1)}:fresh`);
  return { ...withCourtStyles, styleMap: [...withCourtStyles.styleMap, ...inOutline, ...alone] };
}

/** An identifier in the language of mammoth's style maps. */
function escaped(id: string): string {
  return id.replace(/[^\w-]|^\d/gu, '\\$&');
}

function headings(level: number, names: readonly string[]): string[] {
  return names.map((name) => `p[style-name^='${name}'] => h${level}:fresh`);
}
