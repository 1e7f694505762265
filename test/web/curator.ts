import { load } from 'cheerio';

/** What a curator's browser does: keeps the cookie, and says that a form came from its own site. */
export type Curator = {
  page(path: string): Promise<string>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  signIn(key: string, name?: string): Promise<Response>;
  cookie(): string;
};

export function openCurator(base: string): Curator {
  let cookie = '';
  const curator: Curator = {
    page: async (path) => (await fetch(base + path, { headers: { cookie } })).text(),
    async post(path, fields, headers = { origin: base }) {
      const response = await fetch(base + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      });
      const given = response.headers.get('set-cookie');
      if (given !== null) cookie = given.split(';')[0] ?? '';
      return response;
    },
    signIn: (key, name = '') => curator.post('/curator', { key, name }),
    cookie: () => cookie,
  };
  return curator;
}

/** A form of a page: where it goes, and what it sends. */
export type FilledForm = { action: string; fields: Record<string, string> };

/** The forms that match, in the order of the page. */
export function formsOf(markup: string, selector: string): FilledForm[] {
  const page = load(markup);
  return page(selector)
    .toArray()
    .map((form) => {
      const inputs = page(form).find('input').toArray();
      const fields = inputs.map((input) => [page(input).attr('name') ?? '', page(input).attr('value') ?? '']);
      return { action: page(form).attr('action') ?? '', fields: Object.fromEntries(fields) };
    });
}
