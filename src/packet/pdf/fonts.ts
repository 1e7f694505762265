/** The faces in which a packet is set, as TrueType bytes. All must have Latin and Cyrillic. */
export type Fonts = { regular: Uint8Array; italic: Uint8Array; bold: Uint8Array };
export type Face = keyof Fonts;
