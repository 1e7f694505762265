import { parseArgs } from 'node:util';
import { z } from 'zod';
import { givenSubscription, type Subscription } from '../digest/subscription.ts';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { requireParameters } from '../search/query.ts';
import { newSubscription } from '../subscriptions.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions subscriptions add MAIL --search PARAMETERS [--title TEXT] [--rate RATE] [--language en|ru] [--hour H] [--time-zone ZONE] [--note TEXT] [--heartbeat]
country-conditions subscriptions list [--json]
country-conditions subscriptions remove ID

Subscriptions, as the operator makes them; the address must be one whose owner has agreed.
  --search      the parameters of a search as they stand in its address: 'q=draft&category=war-fakes'
  --rate        at-once, daily, weekly (Mondays), monthly (on the first) or off; weekly by default
  --hour        hour of the wall clock in --time-zone, 7 in UTC by default
  --heartbeat   a mail even when nothing is new; not with --rate at-once
  --json        one line per subscription`;

/** `subscriptions`: adds, lists and removes. */
export const subscriptions: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
    const [action = '', given, ...rest] = positionals;
    if (rest.length > 0) throw new Failure('usage', `subscriptions ${action}: one argument is the most.`);
    return withInstance(async (instance) => {
      if (action === 'add') return add(instance, given, values);
      if (action === 'list') return list(instance, values.json);
      if (action === 'remove') return remove(instance, given);
      throw new Failure('usage', 'subscriptions: say add, list or remove.');
    }, true);
  },
};

const string = { type: 'string' } as const;
const boolean = { type: 'boolean', default: false } as const;
const options = {
  ...{ search: string, title: string, rate: string, language: string, hour: string, 'time-zone': string, note: string },
  ...{ heartbeat: boolean, json: boolean },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function add(instance: Instance, mail: string | undefined, values: Values): Promise<number> {
  const { search = '', title, rate, language, hour, note, heartbeat, json } = values;
  const asked = { search, title, rate, language, hour, note, timeZone: values['time-zone'] };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const { search: _search, ...terms } = given;
  const read = givenSubscription.safeParse({ title: search, ...terms, heartbeat, wanted: { search } });
  const address = z.email().safeParse(mail);
  if (!address.success) throw new Failure('usage', 'subscriptions add: give the mail address first.');
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Failure('usage', `subscriptions add: ${String(issue?.path[0] ?? '')}: ${issue?.message}.`);
  }
  requireParameters(new URLSearchParams(search));
  instance.finder.query(new URLSearchParams(search));
  const { store } = instance;
  const account = { id: `operator:${address.data}`, mail: address.data };
  const begins = { at: new Date().toISOString(), cursor: await store.newestNews() };
  const subscription = newSubscription(account, read.data, begins);
  await store.keepSubscription(subscription);
  if (json) printJson(shown(subscription));
  else print(`${subscription.id}  next due ${subscription.dueAt}`);
  return 0;
}

async function list({ store }: Instance, json: boolean): Promise<number> {
  for (const subscription of await store.subscriptions({})) {
    if (json) printJson(shown(subscription));
    else print(line(subscription));
  }
  return 0;
}

async function remove({ store }: Instance, id: string | undefined): Promise<number> {
  if (id === undefined)
    throw new Failure('usage', 'subscriptions remove: give the id of a subscription, as subscriptions list prints it.');
  if (await store.dropSubscription(id)) return 0;
  throw new Failure(
    'not-found',
    `There is no subscription ${JSON.stringify(id)}; subscriptions list prints their ids.`,
  );
}

/** The token opens a subscription, so it is not shown. */
function shown({ token: _token, ...subscription }: Subscription) {
  return subscription;
}

function line({ id, mail, title, rate, dueAt, stopped }: Subscription): string {
  return `${id}  ${mail}  ${title}  ${rate}  ${stopped === undefined ? `next due ${dueAt}` : `stopped: ${stopped.reason}`}`;
}
