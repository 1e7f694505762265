/** Changes with every change of what reading gives from the same bytes; `rebuild` reads again whatever an older reader read. */
export const readerVersion = '4';
