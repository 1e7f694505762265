import { createHmac } from 'node:crypto';
import type { DigestContent, Entry } from '../digest/render/content.ts';
import type { IsoInstant } from '../model/values.ts';
import type { HookKind } from './hook.ts';

/** What a call tells, before it is set for whom it calls. */
export type Told = { id: string; madeAt: IsoInstant; subscriptionId: string; content: DigestContent };

/** The body of a call: JSON. Of a digest all but the link that ends it without signing in. */
export function payloadOf(kind: HookKind, told: Told): string {
  switch (kind) {
    case 'signed':
      return JSON.stringify(eventOf(told));
    case 'slack':
      return JSON.stringify(slackOf(told.content));
    case 'teams':
      return JSON.stringify(teamsOf(told.content));
  }
}

/** What a reader has a hook called with, to see whether it arrives: a sentence, and of which subscription. */
export type Trial = { at: IsoInstant; subscription: { id: string; title: string; language: 'en' | 'ru' } };

/** The body of a call that is made to try a hook; it tells no news. */
export function trialPayloadOf(kind: HookKind, { at, subscription: { id, title, language } }: Trial): string {
  const text = language === 'ru' ? `Проверка вебхука подписки «${title}»` : `A test of the webhook of “${title}”`;
  switch (kind) {
    case 'signed':
      return JSON.stringify({ type: 'test', timestamp: at, data: { subscriptionId: id, title } });
    case 'slack':
      return JSON.stringify({ text: slackText(text) });
    case 'teams':
      return JSON.stringify(cardOf([teamsBlock(teamsText(text))]));
  }
}

/**
 * The headers of a signed call: id, time in seconds, and HMAC-SHA-256 of `id.time.body` under the secret, Base64 (Standard Webhooks 1.0). Who is
 * called refuses what is older than some minutes, and an id seen before.
 */
export function signatureHeaders(secret: string, id: string, at: IsoInstant, body: string): Record<string, string> {
  const time = String(Math.floor(Date.parse(at) / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
}

function eventOf({ madeAt, subscriptionId, content }: Told) {
  const { title, counts, sections, more, links } = content;
  const items = sections.flatMap(({ kind, groups }) =>
    groups.flatMap(({ category, entries }) => entries.map((entry) => ({ kind, category: category ?? null, ...entry }))),
  );
  return {
    type: 'digest',
    timestamp: madeAt,
    data: { subscriptionId, title, counts, items, more, all: links.all ?? null, manage: links.manage },
  };
}

/** Slack's own markup: what others wrote is escaped (`&`, `<`, `>`), so that it makes no link and calls nobody. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function slackOf(content: DigestContent) {
  const safe = slackText;
  const lines = entriesOf(content).map(
    ({ kind, entry }) =>
      `• ${wordsOf(content)[kind]}: <${entry.link}|${safe(entry.title).replaceAll('|', '¦')}> (${safe(bylineOf(entry))})`,
  );
  return { text: [`*${safe(headOf(content))}*`, ...lines, ...moreOf(content)].join('\n') };
}

/** Teams reads Markdown: its signs are escaped. */
function teamsText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>-]/g, (sign) => `\\${sign}`);
}

function teamsBlock(text: string, given: object = {}) {
  return { type: 'TextBlock', wrap: true, text, ...given };
}

function teamsOf(content: DigestContent) {
  const [safe, block] = [teamsText, teamsBlock];
  return cardOf([
    block(safe(headOf(content)), { weight: 'bolder' }),
    ...entriesOf(content).map(({ kind, entry }) =>
      block(`${wordsOf(content)[kind]}: [${safe(entry.title)}](${encodeURI(entry.link)}) ${safe(bylineOf(entry))}`),
    ),
    ...moreOf(content).map((text) => block(safe(text))),
  ]);
}

/** An adaptive card, as workflows of Teams take it. */
function cardOf(body: readonly object[]) {
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
  };
}

function entriesOf({ sections }: DigestContent) {
  return sections.flatMap(({ kind, groups }) =>
    groups.flatMap(({ entries }) => entries.map((entry) => ({ kind, entry }))),
  );
}

function headOf({ title, note }: DigestContent): string {
  return note === '' ? title : `${title}: ${note.replace(/\s+/g, ' ')}`;
}

function bylineOf({ publisher, publishedOn }: Entry): string {
  return publishedOn === undefined ? publisher : `${publisher}, ${publishedOn}`;
}

function moreOf({ more, language, links }: DigestContent): string[] {
  if (more === 0) return [];
  const said = language === 'ru' ? `и ещё ${more}` : `and ${more} more`;
  return [links.all === undefined ? said : `${said}: ${links.all}`];
}

function wordsOf({ language }: DigestContent): Record<'new' | 'revised' | 'withdrawn' | 'gone', string> {
  return language === 'ru'
    ? { new: 'Новое', revised: 'Изменено', withdrawn: 'Отозвано', gone: 'Исчезло' }
    : { new: 'New', revised: 'Revised', withdrawn: 'Withdrawn', gone: 'Gone' };
}
