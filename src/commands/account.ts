import { parseArgs } from 'node:util';
import type { Account } from '../account/account.ts';
import { mailAddress } from '../account/address.ts';
import { type Role, roles } from '../account/roles.ts';
import { linkMinutes } from '../account/sign-in-mail.ts';
import { Accounts } from '../accounts.ts';
import { type Config, readConfig } from '../config.ts';
import { Failure } from '../errors.ts';
import { createLateMail } from '../late-mail.ts';
import { createLog } from '../log.ts';
import { mailerOf } from '../mail.ts';
import { createMembers, type Members } from '../members.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { type Command, print, printJson } from './shared/command.ts';

const usage = `country-conditions account list [--json]
country-conditions account invite MAIL [--role ROLE] [--language en|ru]
country-conditions account role MAIL ROLE
country-conditions account disable|enable MAIL
country-conditions account sign-in MAIL
country-conditions account delete MAIL --yes

Accounts of readers, curators and operators. sign-in prints a link that signs in once, within ${linkMinutes} minutes: for a machine without a mail
server. Whoever signs in as COI_OPERATOR_MAIL is an operator.
  --role      ${roles.join(', ')} (default reader)
  --language  of the mail that tells of the invitation (default en)
  --yes       yes, delete it with all that is its own
  --json      one line per account`;

/** `account`: lists, invites, changes and deletes accounts, and makes links to sign in. */
export const account: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        role: { type: 'string', default: 'reader' },
        language: { type: 'string', default: 'en' },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [action = '', ...given] = positionals;
    const act = actions[action];
    if (act === undefined || given.length !== act.takes)
      throw new Failure(
        'usage',
        'account: say list, invite MAIL, role MAIL ROLE, disable MAIL, enable MAIL, sign-in MAIL or delete MAIL.',
      );
    await withDesk((desk) => act.run(desk, given, values));
    return 0;
  },
};

/** `folder`: where mails lie when there is no mail server. */
type Desk = { store: Store; accounts: Accounts; members: Members; folder: string | undefined };
type Options = { role: string; language: string; yes: boolean; json: boolean };
type Action = { takes: number; run(desk: Desk, given: readonly string[], options: Options): Promise<void> };

const actions: Readonly<Record<string, Action>> = {
  list: {
    takes: 0,
    async run({ members }, _given, { json }) {
      const { accounts, invitations } = await members.list();
      for (const one of accounts) {
        if (json) printJson({ ...one, disabledAt: one.disabledAt ?? null });
        else print(line(one));
      }
      if (!json) for (const { mail, role, createdAt } of invitations) print(`${mail}  ${role}  invited ${createdAt}`);
    },
  },
  invite: {
    takes: 1,
    async run({ members, folder }, [mail], { role, language }) {
      if (language !== 'en' && language !== 'ru') throw new Failure('usage', 'account invite: --language is en or ru.');
      await members.invite({ mail: addressOf(mail), role: roleOf(role), language });
      if (folder !== undefined)
        print(`No mail server is configured: the mail is in ${folder}. account sign-in ${mail} prints a link.`);
    },
  },
  role: {
    takes: 2,
    async run({ members, store }, [mail, role]) {
      print(line(await members.change((await accountOf(store, mail)).id, { role: roleOf(role) })));
    },
  },
  disable: { takes: 1, run: (desk, given) => shut(desk, given, true) },
  enable: { takes: 1, run: (desk, given) => shut(desk, given, false) },
  'sign-in': {
    takes: 1,
    async run({ accounts }, [given]) {
      const mail = addressOf(given);
      if (!(await accounts.mayEnter(mail)))
        throw new Failure(
          'account.forbidden',
          'This address may not sign in: it has no account, or one that is disabled. account invite lets it make one.',
        );
      print(await accounts.link({ mail, language: 'en' }));
    },
  },
  delete: {
    takes: 1,
    async run({ members, store }, [mail], { yes }) {
      const { id } = await accountOf(store, mail);
      if (!yes) throw new Failure('usage', 'account delete: what is deleted is gone for good. Say --yes.');
      await members.remove(id);
    },
  },
};

async function shut({ members, store }: Desk, [mail]: readonly string[], isDisabled: boolean): Promise<void> {
  print(line(await members.change((await accountOf(store, mail)).id, { isDisabled })));
}

async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const { dataDir, databaseUrl } = config;
  const store = await openStore({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) });
  try {
    await work({ store, ...desksOf(config, store) });
  } finally {
    await store.close();
  }
}

function desksOf(config: Config, store: Store): Omit<Desk, 'store'> {
  const { signUp: rule, operatorMail, url, logLevel } = config;
  const mailer = mailerOf(config);
  const parts = { store, mailer, url, now: Date.now };
  return {
    folder: mailer.folder,
    accounts: new Accounts({ ...parts, late: createLateMail(), rule, operatorMail, log: createLog(logLevel) }),
    members: createMembers(parts),
  };
}

function addressOf(given = ''): string {
  const read = mailAddress.safeParse(given);
  if (read.success) return read.data;
  throw new Failure('usage', `account: ${JSON.stringify(given)} is no mail address.`);
}

async function accountOf(store: Store, given: string | undefined): Promise<Account> {
  const found = await store.accountByMail(addressOf(given));
  if (found !== undefined) return found;
  throw new Failure('not-found', 'This address has no account. account list prints all of them.');
}

function roleOf(given = ''): Role {
  const role = roles.find((candidate) => candidate === given);
  if (role !== undefined) return role;
  throw new Failure('usage', `account: a role is one of ${roles.join(', ')}; it got ${JSON.stringify(given)}.`);
}

function line({ mail, name, role, createdAt, disabledAt }: Account): string {
  return [mail, name, role, `made ${createdAt}`, disabledAt === undefined ? '' : `disabled ${disabledAt}`]
    .filter((part) => part !== '')
    .join('  ');
}
