/** The faces in which a packet is set, as TrueType or WOFF bytes. `spare` is taken for what the others lack: Georgian, Armenian, Greek, arrows. */
export type Fonts = { regular: Uint8Array; italic: Uint8Array; bold: Uint8Array; spare: Uint8Array };
export type Face = keyof Fonts;
