import { parseArgs } from 'node:util';
import type { Upcoming } from '../digest-dry-run.ts';
import { Failure } from '../errors.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions digest [--dry-run] [--subscription ID] [--json]

Selects what is new for the subscriptions that are due, and sends it by mail; the server does so by itself every minute. Where SMTP_URL is
not set, mails are written to the folder "mail" of the data directory.
  --dry-run           shows what would go out, and what waits to be tried again; changes and sends nothing
  --subscription ID   this subscription alone
  --json              one line of JSON, with --dry-run one a mail`;

/** `digest` */
export const digest: Command = {
  usage,
  async run(words) {
    const boolean = { type: 'boolean', default: false } as const;
    const options = { 'dry-run': boolean, json: boolean, subscription: { type: 'string' } } as const;
    const { values } = parseArgs({ args: words, options });
    const asked: { id?: string } = values.subscription === undefined ? {} : { id: values.subscription };
    return withInstance(async ({ digester, mailer, store }) => {
      if (asked.id !== undefined && (await store.subscription(asked.id)) === undefined)
        throw new Failure('not-found', 'digest: there is no such subscription; subscriptions list prints their ids.');
      if (values['dry-run']) {
        await digester.dryRun((upcoming) => {
          if (values.json) printJson(lineOf(upcoming));
          else print(textOf(upcoming));
        }, asked);
        return 0;
      }
      const done = await digester.run(asked);
      if (values.json) printJson(done ?? null);
      else if (done === undefined) print('Another process is sending digests.');
      else
        print(
          `${done.due} due, ${done.digests} with news; ${done.sent} sent, ${done.deferred} later, ${done.failed} refused`,
        );
      if (!values.json && mailer.folder !== undefined)
        print(`No mail server is configured: mails are in ${mailer.folder}`);
      return done?.failed === 0 ? 0 : 1;
    }, true);
  },
};

function lineOf({ subscriptionId, about, to, mail, nextTryAt }: Upcoming) {
  return { subscription: subscriptionId, about, to, nextTryAt: nextTryAt ?? null, ...mail };
}

function textOf({ to, mail, nextTryAt }: Upcoming): string {
  const head = [
    `To: ${to}`,
    `Subject: ${mail.subject}`,
    ...(nextTryAt === undefined ? [] : [`Next try: ${nextTryAt}`]),
  ];
  return `${head.join('\n')}\n\n${mail.text}`;
}
