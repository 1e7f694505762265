import { createHash } from 'node:crypto';
import type { BinderItem } from '../binder/binder.ts';

/** By which a form knows whether somebody wrote something else of an item meanwhile. */
export function digestOfRemarks({ note, relevance, label }: BinderItem): string {
  return createHash('sha256')
    .update(JSON.stringify([note ?? '', relevance ?? '', label ?? '']))
    .digest('base64url')
    .slice(0, 22);
}
