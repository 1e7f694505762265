/** The media type of a document of Word (DOCX). */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
