import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { CrashedPage } from './crashed-page.tsx';
import { MissingPage } from './missing-page.tsx';
import { RootLayout } from './root-layout.tsx';

const rootRoute = createRootRoute({
  component: RootLayout,
  notFoundComponent: MissingPage,
  errorComponent: CrashedPage,
});

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(
    () => import('../features/workspaces/welcome-page.tsx'),
    'WelcomePage',
  ),
});

// The inbox stays mounted while its conversation changes, so that the list keeps its place.
const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyRouteComponent(
    () => import('../features/conversations/inbox-page.tsx'),
    'InboxPage',
  ),
});

const conversationRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: '$conversationId',
});

const campaignsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns',
  component: lazyRouteComponent(
    () => import('../features/campaigns/campaigns-page.tsx'),
    'CampaignsPage',
  ),
});

const campaignRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(
    () => import('../features/campaigns/campaign-page.tsx'),
    'CampaignPage',
  ),
});

const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campaigns/drafts/$draftId',
  component: lazyRouteComponent(
    () => import('../features/campaigns/drafts/draft-page.tsx'),
    'DraftPage',
  ),
});

const uploadsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads',
  component: lazyRouteComponent(
    () => import('../features/uploads/uploads-page.tsx'),
    'UploadsPage',
  ),
});

const uploadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/uploads/$uploadId',
  component: lazyRouteComponent(() => import('../features/uploads/upload-page.tsx'), 'UploadPage'),
});

// The schedule stays mounted while one of its meetings is open beside it.
const scheduleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule',
  component: lazyRouteComponent(
    () => import('../features/scheduling/schedule-page.tsx'),
    'SchedulePage',
  ),
});

const meetingRoute = createRoute({
  getParentRoute: () => scheduleRoute,
  path: '$meetingId',
});

const arrangeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/new',
  component: lazyRouteComponent(
    () => import('../features/scheduling/form/arrange-page.tsx'),
    'ArrangePage',
  ),
});

const arrangeManyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/many',
  component: lazyRouteComponent(
    () => import('../features/scheduling/many/arrange-many-page.tsx'),
    'ArrangeManyPage',
  ),
});

const setupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/setups',
  component: lazyRouteComponent(
    () => import('../features/scheduling/setups/setups-page.tsx'),
    'SetupsPage',
  ),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule/setups/$setupId',
  component: lazyRouteComponent(
    () => import('../features/scheduling/setups/setup-page.tsx'),
    'SetupPage',
  ),
});

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activity',
  component: lazyRouteComponent(
    () => import('../features/outbox/activity-page.tsx'),
    'ActivityPage',
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../features/settings/settings-page.tsx'),
    'SettingsPage',
  ),
});

const routeTree = rootRoute.addChildren([
  indexRoute,
  welcomeRoute,
  inboxRoute.addChildren([conversationRoute]),
  campaignsRoute,
  campaignRoute,
  draftRoute,
  uploadsRoute,
  uploadRoute,
  scheduleRoute.addChildren([meetingRoute]),
  arrangeRoute,
  arrangeManyRoute,
  setupsRoute,
  setupRoute,
  activityRoute,
  settingsRoute,
]);

/** Every page of the console. The address lives behind the hash, so that any host can serve it as files. */
export function createConsoleRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultErrorComponent: CrashedPage,
    defaultPendingMs: 150,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
