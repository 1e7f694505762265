import type { Act } from '../account/roles.ts';
import type { Handler } from './deps.ts';
import {
  accountPage,
  changeAccount,
  deleteAccount,
  endSession,
  exportAccount,
  makeKeyOnPage,
  revokeKeyOnPage,
} from './pages/account.ts';
import { accountsPage, changeOnPage, inviteOnPage, withdrawOnPage } from './pages/accounts.ts';
import { addOnPage, addPage } from './pages/add.ts';
import { addToBinder, addToBinderPage } from './pages/add-to-binder.ts';
import { apiPage } from './pages/api.ts';
import { binderPage, changeBinder, deleteBinder, exportBinder } from './pages/binder.ts';
import { claimBinder, shareBinder, unshareBinder } from './pages/binder-sharing.ts';
import { bindersPage, forgetOnPage, importBinder, makeBinder } from './pages/binders.ts';
import { categoriesPage, categoryPage } from './pages/categories.ts';
import { changePage } from './pages/change.ts';
import { checkOnPage, checkPage } from './pages/check.ts';
import { citePage } from './pages/cite.ts';
import { curatorPage, decideOnPage, signIn, signOut } from './pages/curator.ts';
import {
  addHookOnPage,
  deliveriesPage,
  endFeedOnPage,
  makeFeedOnPage,
  privateFeed,
  removeHookOnPage,
  resumeHookOnPage,
  tryHookOnPage,
} from './pages/deliveries.ts';
import { editionsPage } from './pages/editions.ts';
import { homePage } from './pages/home.ts';
import { newPage, newWeekPage } from './pages/new.ts';
import { makePacket } from './pages/packet.ts';
import { similarPage } from './pages/passages.ts';
import { provisionPage, provisionsPage } from './pages/provisions.ts';
import { registersPage } from './pages/registers.ts';
import { reportPage } from './pages/report.ts';
import { revisionPage } from './pages/revision.ts';
import { searchPage, timelinePicture } from './pages/search.ts';
import { askForLink, linkPage, signInPage, signOutOfAccount, useLink } from './pages/sign-in.ts';
import { beginSignOn, finishSignOn } from './pages/sign-on.ts';
import { sourcePage, sourcesPage } from './pages/sources.ts';
import {
  changeRate,
  changeSubscription,
  deleteSubscription,
  keepSubscription,
  makeSubscription,
  newSubscriptionMail,
  newSubscriptionPage,
  resumeSubscription,
  subscriptionMail,
  subscriptionPage,
  subscriptionsPage,
  unsubscribe,
  unsubscribePage,
} from './pages/subscriptions.ts';

/** A path; `handler` answers GET and HEAD, `post` answers POST. `needs`: an account, or one whose role allows the act; asked before anything is read. */
type Route = { path: string; handler?: Handler; post?: Handler; needs?: 'account' | Act };

/** The pages; what programs ask for is in `api/routes.ts`. Other methods are answered 405, other paths 404. */
export const routes: readonly Route[] = [
  { path: '/', handler: homePage },
  { path: '/search', handler: searchPage },
  { path: '/search/timeline.svg', handler: timelinePicture },
  { path: '/change', handler: changePage },
  { path: '/editions', handler: editionsPage },
  { path: '/reports/:id', handler: reportPage },
  { path: '/reports/:id/cite', handler: citePage },
  { path: '/reports/:id/changes', handler: revisionPage },
  { path: '/passages/:id/similar', handler: similarPage },
  { path: '/reports/:id/tags/decisions', post: decideOnPage },
  { path: '/check', handler: checkPage, post: checkOnPage },
  { path: '/sources', handler: sourcesPage },
  { path: '/sources/:id', handler: sourcePage },
  { path: '/registers', handler: registersPage },
  { path: '/categories', handler: categoriesPage },
  { path: '/categories/:id', handler: categoryPage },
  { path: '/provisions', handler: provisionsPage },
  { path: '/provisions/:key', handler: provisionPage },
  { path: '/new', handler: newPage },
  { path: '/new/:week', handler: newWeekPage },
  { path: '/curator', handler: curatorPage, post: signIn },
  { path: '/curator/sign-out', post: signOut },
  { path: '/curator/add', handler: addPage, post: addOnPage },
  { path: '/binders', handler: bindersPage, post: makeBinder },
  { path: '/binders/add', handler: addToBinderPage, post: addToBinder },
  { path: '/binders/import', post: importBinder },
  { path: '/binders/forget', post: forgetOnPage },
  { path: '/binders/:id', handler: binderPage, post: changeBinder },
  { path: '/binders/:id/export', handler: exportBinder },
  { path: '/binders/:id/claim', post: claimBinder, needs: 'account' },
  { path: '/binders/:id/share', post: shareBinder, needs: 'account' },
  { path: '/binders/:id/unshare', post: unshareBinder, needs: 'account' },
  { path: '/binders/:id/delete', post: deleteBinder },
  { path: '/binders/:id/packet', post: makePacket },
  { path: '/sign-in', handler: signInPage, post: askForLink },
  { path: '/sign-in/sso', handler: beginSignOn },
  { path: '/sign-in/sso/return', handler: finishSignOn },
  { path: '/sign-in/:token', handler: linkPage, post: useLink },
  { path: '/subscriptions/:id/deliveries', handler: deliveriesPage, post: addHookOnPage, needs: 'account' },
  { path: '/subscriptions/:id/hooks/:hook/test', post: tryHookOnPage, needs: 'account' },
  { path: '/subscriptions/:id/hooks/:hook/resume', post: resumeHookOnPage, needs: 'account' },
  { path: '/subscriptions/:id/hooks/:hook/delete', post: removeHookOnPage, needs: 'account' },
  { path: '/subscriptions/:id/feed', post: makeFeedOnPage, needs: 'account' },
  { path: '/subscriptions/:id/feed/end', post: endFeedOnPage, needs: 'account' },
  { path: '/feeds/:token', handler: privateFeed },
  { path: '/sign-out', post: signOutOfAccount, needs: 'account' },
  { path: '/account', handler: accountPage, post: changeAccount, needs: 'account' },
  { path: '/account/sessions/:id', post: endSession, needs: 'account' },
  { path: '/account/keys', post: makeKeyOnPage, needs: 'account' },
  { path: '/account/keys/:id', post: revokeKeyOnPage, needs: 'account' },
  { path: '/account/export', handler: exportAccount, needs: 'account' },
  { path: '/account/delete', post: deleteAccount, needs: 'account' },
  { path: '/accounts', handler: accountsPage, post: inviteOnPage, needs: 'operate' },
  { path: '/accounts/invitations', post: withdrawOnPage, needs: 'operate' },
  { path: '/accounts/:id', post: changeOnPage, needs: 'operate' },
  { path: '/subscriptions', handler: subscriptionsPage, needs: 'account' },
  { path: '/subscriptions/new', handler: newSubscriptionPage, post: makeSubscription, needs: 'account' },
  { path: '/subscriptions/new/mail', handler: newSubscriptionMail, needs: 'account' },
  { path: '/subscriptions/:id/mail', handler: subscriptionMail, needs: 'account' },
  { path: '/subscriptions/:id', handler: subscriptionPage, post: changeSubscription, needs: 'account' },
  { path: '/subscriptions/:id/rate', post: changeRate, needs: 'account' },
  { path: '/subscriptions/:id/resume', post: resumeSubscription, needs: 'account' },
  { path: '/subscriptions/:id/delete', post: deleteSubscription, needs: 'account' },
  { path: '/unsubscribe/:token', handler: unsubscribePage, post: unsubscribe },
  { path: '/unsubscribe/:token/keep', post: keepSubscription },
  { path: '/api', handler: apiPage },
];
