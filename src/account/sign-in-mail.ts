import type { AccountLanguage } from './account.ts';

/** How long a mailed link can be used, in minutes. */
export const linkMinutes = 15;

/** What the mail with a link says. `link` holds letters, digits and signs that need no escaping. */
export function signInMail(link: string, language: AccountLanguage): { subject: string; text: string; html: string } {
  const { subject, lead, button, after } = sentences[language];
  const text = `${lead}\n\n${link}\n\n${after.join('\n')}\n`;
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; color: #1f2328">
<p>${lead}</p>
<p><a href="${link}" style="display: inline-block; padding: 10px 18px; background: #1d3f72; color: #ffffff; border-radius: 4px; text-decoration: none">${button}</a></p>
<p style="font-size: 14px; word-break: break-all">${link}</p>
${after.map((sentence) => `<p style="font-size: 14px">${sentence}</p>`).join('\n')}
</body></html>
`;
  return { subject, text, html };
}

const sentences: Record<AccountLanguage, { subject: string; lead: string; button: string; after: string[] }> = {
  en: {
    subject: 'Your link to sign in',
    lead: 'With this link you sign in to country-conditions:',
    button: 'Sign in',
    after: [
      `It works once, within ${linkMinutes} minutes, best in the browser in which you asked for it.`,
      'If you did not ask for it, do nothing: without the link nobody gets in.',
    ],
  },
  ru: {
    subject: 'Ваша ссылка для входа',
    lead: 'По этой ссылке вы войдёте в country-conditions:',
    button: 'Войти',
    after: [
      `Она действует один раз в течение ${linkMinutes} минут, лучше всего в том браузере, в котором вы её запросили.`,
      'Если вы её не запрашивали, ничего не делайте: без ссылки никто не войдёт.',
    ],
  },
};
