import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { vi } from 'vitest';
import type { Browser } from './visitor.ts';

/** A real provider of OpenID Connect on loopback. */
export type RealProvider = {
  settings: { issuer: string; clientId: string; clientSecret: string };
  /** What it says of whoever signs in; the `id` alone is not told. */
  holder: { id: string; email?: string; email_verified?: unknown };
  /** Paths that are answered otherwise: with a status, or with what another provider answers. */
  instead: Map<string, number | string>;
  /** Where it leads the browser back to: path and query, after somebody has signed in at an address of it. */
  signIn(address: string): Promise<string>;
  close(): Promise<void>;
};

const client = { clientId: 'SAMPLE-client', clientSecret: 'SAMPLE-secret-of-the-client' };

type Choices = { redirect?: string; isInToken?: boolean; method?: 'client_secret_post' | 'client_secret_basic' };

/** `isInToken`: what it says of a holder stands in the identity token too, and not at its own address alone. */
export async function openIdentityProvider({
  redirect = 'http://library.example/sign-in/sso/return',
  isInToken = false,
  method = 'client_secret_post',
}: Choices = {}): Promise<RealProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: client.clientId,
            client_secret: client.clientSecret,
            redirect_uris: [redirect],
            token_endpoint_auth_method: method,
          },
        ],
        clientAuthMethods: [method],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: !isInToken,
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ ...told(opened.holder), sub: accountId }) }),
        cookies: { keys: ['SAMPLE'] },
        ttl: { Interaction: 900, Grant: 900, Session: 900, AccessToken: 900, IdToken: 900 },
      }),
  );
  const answer = provider.callback();
  const opened: RealProvider = {
    settings: { issuer, ...client },
    holder: { id: 'SAMPLE', email: 'Lawyer@firm.example', email_verified: true },
    instead: new Map(),
    signIn: (address) => signInAt(issuer, address),
    close: () => closed(server),
  };
  server.on('request', (request, response) => {
    const instead = opened.instead.get((request.url ?? '').split('?')[0] ?? '');
    if (typeof instead === 'number') response.writeHead(instead).end();
    else if (instead !== undefined) response.setHeader('content-type', 'application/json').end(instead);
    else if (request.url?.startsWith('/interaction/')) void letIn(provider, opened.holder.id, request, response);
    else void answer(request, response);
  });
  return opened;
}

/** Without its warnings that keys and memory are for development. */
function quietly(make: () => Provider): Provider {
  const silent = vi.spyOn(console, 'warn').mockReturnValue();
  try {
    return make();
  } finally {
    silent.mockRestore();
  }
}

function told({ id: _id, ...claims }: RealProvider['holder']) {
  return claims;
}

/** Whoever comes is known, and agrees. */
async function letIn(provider: Provider, accountId: string, request: IncomingMessage, response: ServerResponse) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope('openid email');
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId }, consent });
}

/** Follows the provider's pages in a browser of their own. */
async function signInAt(issuer: string, address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = address, hops = 0; hops < 10; hops += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const given of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    const next = new URL(location, issuer);
    if (next.origin !== issuer) return next.pathname + next.search;
    at = next.href;
  }
  throw new Error('the provider leads in circles');
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Begins a sign-in in a browser; resolves to the address at the provider. */
export async function begin(browser: Browser, next?: string): Promise<string> {
  const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`;
  return (await browser.get(`/sign-in/sso${query}`)).headers.get('location') ?? '';
}
