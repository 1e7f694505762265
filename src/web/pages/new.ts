import type { Request, Response } from 'express';
import type { Deps, Handler } from '../deps.ts';
import { newPageView } from '../views/new-page.ts';
import { type Week, weekAt, weekNamed } from '../weeks.ts';

/** So much of each kind stands on the page of a week. */
const mostShown = 200;

/** `GET /new`: what is new this week. */
export const newPage: Handler = (deps) => (_request, response) => send(weekAt(deps.now()), response, deps);

/** `GET /new/:week`: what came, changed and vanished in a week of ISO 8601. */
export const newWeekPage: Handler = (deps) => (request: Request, response) =>
  send(weekNamed(request.params.week), response, deps);

async function send(week: Week, response: Response, deps: Deps): Promise<void> {
  const news = await deps.store.news({ from: week.from, until: week.until, limit: mostShown + 1 });
  response.type('html').send(newPageView({ week, news, most: mostShown }, deps).toString());
}
