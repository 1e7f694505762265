import type { Request } from 'express';
import { Failure } from '../../errors.ts';
import { type GivenFile, tooLarge } from '../../given-file.ts';
import { mostPageBytes } from '../../model/page.ts';

/** What the words around a file may take, in bytes. */
const besides = 64 * 1024;

/** The fields of a form, and the file that came with it. */
export type Upload = { fields: Record<string, string>; file?: GivenFile };

/** Reads a form with a file in it (`multipart/form-data`, RFC 7578). @throws Failure usage; too-large */
export async function uploadOf(request: Request): Promise<Upload> {
  const type = request.get('content-type') ?? '';
  if (!/^multipart\/form-data;/i.test(type))
    throw new Failure('usage', 'Send it with Content-Type: multipart/form-data.');
  const form = await new Response(await bodyOf(request), { headers: { 'content-type': type } })
    .formData()
    .catch((cause) => {
      throw new Failure('usage', 'The form cannot be read: it is not as multipart/form-data is.', { cause });
    });
  const fields: Record<string, string> = {};
  let file: GivenFile | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    // Browsers send a file field that was left empty as a nameless file of no bytes.
    else if (name === 'file' && value.name !== '')
      file = { name: value.name, body: new Uint8Array(await value.arrayBuffer()), contentType: value.type };
  }
  return file === undefined ? { fields } : { fields, file };
}

async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= mostPageBytes + besides) chunks.push(chunk);
  }
  // What is too much is read and dropped, so that whoever sends it hears why.
  if (size > mostPageBytes + besides)
    throw new Failure('upload.too-large', tooLarge('The file'), { parameter: 'file' });
  return new Uint8Array(Buffer.concat(chunks, size));
}
