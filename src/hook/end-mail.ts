/** Of a hook that was switched off; `address`: of the page where it is switched on again. */
type End = { title: string; host: string; reason: 'failing' | 'gone'; address: string };

type Mail = { subject: string; text: string };

/** What the mail says that tells a reader of it. */
export function endMail(end: End, language: 'en' | 'ru'): Mail {
  return sentences[language](end);
}

const sentences: Record<'en' | 'ru', (end: End) => Mail> = {
  en({ title, host, reason, address }) {
    const why = reason === 'gone' ? 'its server answered that it is gone (410)' : 'no call has succeeded for a week';
    return {
      subject: `Webhook switched off: ${title}`,
      text: `The webhook at ${host} of your subscription “${title}” was switched off: ${why}. Nothing is lost: mails go on.\n\nTo switch it on again: ${address}\n`,
    };
  },
  ru({ title, host, reason, address }) {
    const why =
      reason === 'gone' ? 'его сервер ответил, что его больше нет (410)' : 'за неделю не удался ни один вызов';
    return {
      subject: `Вызов отключён: ${title}`,
      text: `Вызов на ${host} для подписки «${title}» отключён: ${why}. Ничего не потеряно: письма приходят и дальше.\n\nВключить снова: ${address}\n`,
    };
  },
};
