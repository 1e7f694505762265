import type { AccountLanguage } from './account.ts';

/** What the mail to somebody who is invited says. `address`: of the page where one signs in. */
export function invitationMail(
  address: string,
  language: AccountLanguage,
): { subject: string; text: string; html: string } {
  const { subject, lead, how, after } = sentences[language];
  const text = `${lead}\n\n${how}\n\n${address}\n\n${after}\n`;
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; color: #1f2328">
<p>${lead}</p>
<p>${how}</p>
<p><a href="${address}">${address}</a></p>
<p style="font-size: 14px">${after}</p>
</body></html>
`;
  return { subject, text, html };
}

const sentences: Record<AccountLanguage, { subject: string; lead: string; how: string; after: string }> = {
  en: {
    subject: 'Your invitation to country-conditions',
    lead: 'You are invited to an account at country-conditions, a research aggregator of reports on Russia for asylum attorneys.',
    how: 'Give this mail address on the page below; a link to sign in is then mailed to you. There is no password.',
    after: 'If you do not know what this is about, do nothing: no account is made until you sign in.',
  },
  ru: {
    subject: 'Приглашение в country-conditions',
    lead: 'Вас приглашают завести учётную запись в country-conditions: собрании докладов о России для адвокатов по делам об убежище.',
    how: 'Назовите этот адрес почты на странице ниже, и вам придёт ссылка для входа. Пароля нет.',
    after: 'Если вы не знаете, о чём речь, ничего не делайте: без вашего входа учётная запись не появится.',
  },
};
