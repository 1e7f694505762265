import {
  accountRoute,
  changeAccountRoute,
  deleteAccountRoute,
  endSessionRoute,
  exportAccountRoute,
  keysRoute,
  makeKeyRoute,
  revokeKeyRoute,
  sessionsRoute,
} from './account.ts';
import { accountsRoute, changeMemberRoute, deleteMemberRoute, inviteRoute, withdrawRoute } from './accounts.ts';
import { addRoute } from './add.ts';
import { binderStandingRoute, exportBinderRoute, importBinderRoute } from './binder-files.ts';
import { bindersRoute, claimBinderRoute, shareBinderRoute, sharesRoute, unshareBinderRoute } from './binder-shares.ts';
import { addItemRoute, binderRoute, changeBinderRoute, deleteBinderRoute, makeBinderRoute } from './binders.ts';
import { captureRoute } from './captures.ts';
import { categoriesRoute, categoryRoute } from './categories.ts';
import { changeExportRoute, changeRoute } from './change.ts';
import { citeFileRoute, citeRoute } from './cite.ts';
import { decideRoute, decisionsRoute } from './decisions.ts';
import { diffRoute } from './diff.ts';
import { editionsRoute } from './editions.ts';
import { exportRoute } from './export.ts';
import { feedRoute } from './feed.ts';
import { healthRoute } from './health.ts';
import { newRoute } from './new.ts';
import { openapiRoute } from './openapi.ts';
import { packetRoute } from './packet.ts';
import { passageRoute } from './passages.ts';
import { provisionRoute, provisionsRoute } from './provisions.ts';
import { quotationsRoute } from './quotations.ts';
import { registersRoute } from './registers.ts';
import { reportsRoute } from './report-list.ts';
import { reportRoute } from './reports.ts';
import type { ApiRoute } from './route.ts';
import { searchRoute, similarRoute, timelineRoute } from './search.ts';
import { sourceRoute, sourcesRoute } from './sources.ts';
import {
  changeSubscriptionRoute,
  deleteSubscriptionRoute,
  estimateRoute,
  previewSubscriptionRoute,
  resumeSubscriptionRoute,
  subscribeRoute,
  subscriptionsRoute,
} from './subscriptions.ts';
import {
  addWebhookRoute,
  deleteWebhookRoute,
  deliveriesRoute,
  endFeedRoute,
  makeFeedRoute,
  resumeWebhookRoute,
  tryWebhookRoute,
  webhooksRoute,
} from './webhooks.ts';

/** Everything that programs can ask for, in the order of the description. */
export const apiRoutes: readonly ApiRoute[] = [
  searchRoute,
  exportRoute,
  timelineRoute,
  changeRoute,
  changeExportRoute,
  similarRoute,
  reportsRoute,
  newRoute,
  reportRoute,
  diffRoute,
  editionsRoute,
  feedRoute,
  captureRoute,
  passageRoute,
  citeRoute,
  citeFileRoute,
  quotationsRoute,
  decisionsRoute,
  decideRoute,
  addRoute,
  bindersRoute,
  makeBinderRoute,
  importBinderRoute,
  binderRoute,
  changeBinderRoute,
  addItemRoute,
  binderStandingRoute,
  exportBinderRoute,
  packetRoute,
  claimBinderRoute,
  sharesRoute,
  shareBinderRoute,
  unshareBinderRoute,
  deleteBinderRoute,
  categoriesRoute,
  categoryRoute,
  provisionsRoute,
  provisionRoute,
  registersRoute,
  sourcesRoute,
  sourceRoute,
  accountRoute,
  changeAccountRoute,
  deleteAccountRoute,
  exportAccountRoute,
  sessionsRoute,
  endSessionRoute,
  keysRoute,
  makeKeyRoute,
  revokeKeyRoute,
  estimateRoute,
  subscriptionsRoute,
  subscribeRoute,
  changeSubscriptionRoute,
  previewSubscriptionRoute,
  resumeSubscriptionRoute,
  deleteSubscriptionRoute,
  webhooksRoute,
  addWebhookRoute,
  tryWebhookRoute,
  resumeWebhookRoute,
  deleteWebhookRoute,
  deliveriesRoute,
  makeFeedRoute,
  endFeedRoute,
  accountsRoute,
  inviteRoute,
  withdrawRoute,
  changeMemberRoute,
  deleteMemberRoute,
  openapiRoute,
  healthRoute,
];
