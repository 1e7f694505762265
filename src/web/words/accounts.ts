/** What the pages of accounts say. */
export const accounts = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  account: 'Account',
  signInIntro:
    'Reading takes no account. With one you keep binders on every machine of yours, share them with colleagues, and make API keys. There is no password: you are mailed a link.',
  mail: 'Mail address',
  mailHint: 'As it was given to the operator of this server, if accounts are by invitation.',
  badMail: 'This is no mail address. It takes one such as lawyer@firm.example.',
  askForLink: 'Mail me a link',
  sent: 'Look into your mail',
  sentTo: 'If this address may sign in here, a link is on its way to it:',
  sentHint:
    'It works once, within 15 minutes. Open it in this browser. When nothing comes, look into the junk folder, or ask the operator of this server whether you have been invited.',
  noMailServer:
    'This server has no mail server: the mail lies as a file in the folder “mail” of its data directory, for whoever runs it. The command “account sign-in” prints a link too.',
  askAgain: 'Ask again',
  signInAs: 'You are about to sign in as',
  otherBrowser:
    'This link was not asked for in this browser. Go on only if you asked for it yourself, and this is your own device.',
  details: {
    'sign-in.link': 'This link has been used or is too old.',
    'sign-in.required': 'This page is for accounts.',
    'account.forbidden': 'Your account does not allow this. An operator of this server can change that.',
  } as Record<string, string>,
  title: 'Your account',
  saved: 'Saved.',
  role: 'Role',
  roles: { reader: 'Reader', curator: 'Curator', operator: 'Operator' },
  rolesSay: {
    reader: 'reads, and keeps binders',
    curator: 'also decides on tags and adds reports by hand',
    operator: 'also sees to accounts',
  },
  name: 'Name',
  nameHint:
    'Shown to colleagues with whom you share, and publicly beside decisions you make as a curator. It may be empty.',
  language: 'Language',
  languageHint: 'Of the pages and of mails to you.',
  languages: { en: 'English', ru: 'Русский' },
  save: 'Save',
  sessions: 'Where you are signed in',
  sessionsIntro: 'A browser that is not used for 30 days is signed out.',
  browser: 'Browser',
  unknownBrowser: 'unknown',
  since: 'Signed in',
  seen: 'Last used',
  seenHint: 'to the hour',
  thisBrowser: 'this one',
  end: 'End',
  endLabel: (browser: string) => `End the session of ${browser}`,
};
