import type { SampleReport, SampleSite } from './site.ts';

/** A resource of a sample site: its path with query, content type and text. */
export type SamplePage = { path: string; type: string; body: string };

const htmlType = 'text/html; charset=utf-8';
const listLength = 10;

/** Lists and report pages of a sample site as its publisher would send them: navigation, share box, footer and all. */
export function pagesOf(site: SampleSite): SamplePage[] {
  const reports = site.reports.filter(({ pdf }) => !pdf).map((report) => reportPage(site, report));
  return [...listPages(site), ...reports];
}

function listPages(site: SampleSite): SamplePage[] {
  switch (site.shape) {
    case 'monitor':
      return [
        { path: '/feed.xml', type: 'application/rss+xml; charset=utf-8', body: rss(site) },
        { path: '/', type: htmlType, body: frame(site, site.name, teasers(site.reports)) },
      ];
    case 'vestnik':
      return pagedList(site);
    case 'court':
      return [{ path: '/judgments/feed.atom', type: 'application/atom+xml; charset=utf-8', body: atom(site) }];
  }
}

function reportPage(site: SampleSite, report: SampleReport): SamplePage {
  const inside = { monitor: monitorArticle, vestnik: vestnikArticle, court: courtJudgment }[site.shape](site, report);
  return {
    path: report.path,
    type: htmlType,
    body: frame(site, report.title, inside, head(site, report), report.language),
  };
}

function monitorArticle(site: SampleSite, report: SampleReport): string {
  return `<nav class="breadcrumb"><a href="/">Home</a> / <a href="/reports/">Reports</a></nav>
<article class="post">
<h1 class="entry-title">${sampleTitle(report)}</h1>
<p class="byline">By ${encode(report.author)} · <time datetime="${report.date}T09:00:00+00:00">${longDate(report.date, 'en-GB')}</time></p>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Post on X</a> <a href="#">Telegram</a></div>
<div class="entry-content">
${paragraphs(report.body)}
<p><em>SAMPLE: this report is invented for demonstration. No such person, case or event exists.</em></p>
</div>
</article>
<aside class="related"><h3>Related reports</h3>${teasers(others(site, report))}</aside>
<div class="newsletter"><h3>Subscribe to our newsletter</h3><form><input type="email" placeholder="Your e-mail"><button>Subscribe</button></form></div>`;
}

function vestnikArticle(site: SampleSite, report: SampleReport): string {
  const notice = report.notice ? `<p class="news__notice">${encode(site.notice)}</p>\n` : '';
  return `<div class="news">
<h1 class="news__title">${sampleTitle(report)}</h1>
<div class="news__meta"><time class="news__date" datetime="${report.date}T12:30:00+03:00">${longDate(report.date, 'ru-RU')}, 12:30</time> <span class="news__author">${encode(report.author)}</span></div>
<div class="news__share">Поделиться: <a href="#">Телеграм</a> <a href="#">ВКонтакте</a></div>
<div class="news__text">
${notice}${paragraphs(report.body)}
<p><em>SAMPLE: заметка вымышлена для показа программы. Таких людей, дел и событий не существует.</em></p>
</div>
<div class="news__more"><h3>Читайте также</h3>${teasers(others(site, report))}</div>
</div>`;
}

function courtJudgment(site: SampleSite, report: SampleReport): string {
  return `<div class="judgment">
<p class="court">${encode(site.name)}</p>
<h1>${sampleTitle(report)}</h1>
<p class="application">(Applications nos. ${encode(report.number)})</p>
<p class="date">${longDate(report.date, report.language === 'fr' ? 'fr-FR' : 'en-GB')}</p>
<div class="judgment-text">
${paragraphs(report.body)}
<p><em>SAMPLE: this judgment is invented for demonstration. No such court, person or case exists.</em></p>
</div>
</div>`;
}

function pagedList(site: SampleSite): SamplePage[] {
  const pages = Math.ceil(site.reports.length / listLength);
  return Array.from({ length: pages }, (_, at) => {
    const reports = site.reports.slice(at * listLength, (at + 1) * listLength);
    const next = at + 1 < pages ? `<a class="pager__next" href="/news/?page=${at + 2}">Дальше</a>` : '';
    const body = frame(site, site.name, `<h1>Новости</h1>${teasers(reports)}<div class="pager">${next}</div>`);
    return { path: at === 0 ? '/news/' : `/news/?page=${at + 1}`, type: htmlType, body };
  });
}

function rss(site: SampleSite): string {
  const items = site.reports.map(
    (
      report,
    ) => `<item><title>${sampleTitle(report)}</title><link>${address(site, report)}</link><guid isPermaLink="true">${address(site, report)}</guid>
<pubDate>${new Date(`${report.date}T09:00:00Z`).toUTCString()}</pubDate><dc:creator>${encode(report.author)}</dc:creator></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${encode(site.name)}</title><link>https://${site.host}/</link><description>SAMPLE feed</description>
${items.join('\n')}
</channel></rss>`;
}

function atom(site: SampleSite): string {
  const entries = site.reports.map(
    (
      report,
    ) => `<entry><id>${address(site, report)}</id><title>${sampleTitle(report)}</title><link rel="alternate" href="${report.path}"/>
<updated>${report.date}T10:00:00Z</updated><published>${report.date}T10:00:00Z</published><summary>${encode(report.number)} - SAMPLE judgment</summary></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://${site.host}/judgments/</id><title>${encode(site.name)}</title><updated>${site.reports[0]?.date}T10:00:00Z</updated>
${entries.join('\n')}
</feed>`;
}

function head(site: SampleSite, report: SampleReport): string {
  const own = address(site, report);
  // The newspaper leaves its metadata to be read from the page, as many do.
  if (site.shape === 'vestnik') return `<link rel="canonical" href="${own}">`;
  return `<link rel="canonical" href="${own}"><meta property="og:type" content="article"><meta property="og:title" content="${sampleTitle(report)}"><meta property="og:site_name" content="${encode(site.name)}"><meta property="article:published_time" content="${report.date}T09:00:00+00:00">${alternate(site, report)}`;
}

function alternate(site: SampleSite, { translation }: SampleReport): string {
  if (translation === undefined) return '';
  return `<link rel="alternate" hreflang="${translation.language}" href="https://${site.host}${translation.path}">`;
}

const chrome = {
  en: {
    menu: ['Home', 'Reports', 'About us', 'Donate'],
    banner: 'SAMPLE site: invented organisation, people and events.',
    rights: 'All rights reserved. Cookie settings.',
  },
  ru: {
    menu: ['Главная', 'Новости', 'О нас', 'Поддержать'],
    banner: 'SAMPLE: сайт, люди и события вымышлены.',
    rights: 'Все права защищены. Политика конфиденциальности.',
  },
};

function frame(site: SampleSite, title: string, inside: string, more = '', language = ''): string {
  const { menu, banner, rights } = site.language === 'ru' ? chrome.ru : chrome.en;
  return `<!doctype html>
<html lang="${language || site.language}">
<head><meta charset="utf-8"><title>${encode(title)} (SAMPLE) | ${encode(site.name)}</title><meta name="viewport" content="width=device-width">${more}<script>window.dataLayer = [];</script></head>
<body>
<div class="sample-banner" role="note">${banner}</div>
<header><a class="logo" href="/">${encode(site.name)}</a><nav><ul>${menu.map((word) => `<li><a href="/">${word}</a></li>`).join('')}</ul></nav></header>
<main>
${inside}
</main>
<footer><p>© 2026 ${encode(site.name)}. ${rights}</p></footer>
</body>
</html>`;
}

function paragraphs(body: readonly string[]): string {
  return body
    .map((text) => (text.startsWith('## ') ? `<h2>${encode(text.slice(3))}</h2>` : `<p>${encode(text)}</p>`))
    .join('\n');
}

function teasers(reports: readonly SampleReport[]): string {
  return `<ul class="teasers">${reports.map((report) => `<li><a class="teaser" href="${report.path}">${sampleTitle(report)}</a></li>`).join('')}</ul>`;
}

function others(site: SampleSite, report: SampleReport): SampleReport[] {
  return site.reports.filter((other) => other !== report).slice(0, 3);
}

function sampleTitle(report: SampleReport): string {
  return `${encode(report.title)} (SAMPLE)`;
}

function address(site: SampleSite, report: SampleReport): string {
  return `https://${site.host}${report.path}`;
}

function longDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

function encode(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
