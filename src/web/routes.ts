import { showCategories, showCategory } from './api/categories.ts';
import { decideTag, showDecisions } from './api/decisions.ts';
import { showHealth } from './api/health.ts';
import { showReport } from './api/reports.ts';
import { showSearch } from './api/search.ts';
import { showSimilar } from './api/similar.ts';
import { showSources } from './api/sources.ts';
import { showTimeline } from './api/timeline.ts';
import type { Handler } from './deps.ts';
import { categoriesPage, categoryPage } from './pages/categories.ts';
import { curatorPage, decideOnPage, signIn, signOut } from './pages/curator.ts';
import { homePage } from './pages/home.ts';
import { reportPage } from './pages/report.ts';
import { searchPage } from './pages/search.ts';
import { sourcesPage } from './pages/sources.ts';

/** A path; `handler` answers GET and HEAD, `post` answers POST. */
type Route = { path: string; handler?: Handler; post?: Handler };

/** All that can be asked for. Other methods are answered 405, other paths 404. */
export const routes: readonly Route[] = [
  { path: '/', handler: homePage },
  { path: '/search', handler: searchPage },
  { path: '/reports/:id', handler: reportPage },
  { path: '/reports/:id/tags/decisions', post: decideOnPage },
  { path: '/sources', handler: sourcesPage },
  { path: '/categories', handler: categoriesPage },
  { path: '/categories/:id', handler: categoryPage },
  { path: '/curator', handler: curatorPage, post: signIn },
  { path: '/curator/sign-out', post: signOut },

  { path: '/api/v1/search', handler: showSearch },
  { path: '/api/v1/timeline', handler: showTimeline },
  { path: '/api/v1/passages/:id/similar', handler: showSimilar },
  { path: '/api/v1/reports/:id', handler: showReport },
  { path: '/api/v1/reports/:id/decisions', handler: showDecisions },
  { path: '/api/v1/reports/:id/tags/decisions', post: decideTag },
  { path: '/api/v1/categories', handler: showCategories },
  { path: '/api/v1/categories/:id', handler: showCategory },
  { path: '/api/v1/sources', handler: showSources },
  { path: '/healthz', handler: showHealth },
];
