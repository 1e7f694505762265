import type { Request } from 'express';
import { Failure } from '../../errors.ts';

/**
 * Refuses what a browser sends on behalf of another site. Browsers say where a request comes from: `Sec-Fetch-Site` over https and on
 * localhost, else `Origin`. `must`: refuse also what does not say it, as all browsers do.
 * @throws Failure curation.elsewhere
 */
export function requireOwnOrigin(request: Request, must: boolean): void {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  if (site !== undefined ? site === 'same-origin' : origin === undefined ? !must : isOwn(origin, request)) return;
  throw new Failure('curation.elsewhere', 'This was sent by a page of another site, and was not done.');
}

/** Compared by host: behind a proxy that speaks https we are spoken to in http. */
function isOwn(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.get('host')?.toLowerCase();
}

/** Whether the browser speaks https to us, or to the proxy before us. */
export function isEncrypted(request: Request): boolean {
  const told = [request.get('x-forwarded-proto'), request.get('origin')];
  return request.secure || told.some((value) => /^https\b/i.test(value ?? ''));
}
