import { createBrowserRouter, Navigate } from 'react-router'
import { Crash } from './shell/Crash.tsx'
import { Landing } from './shell/Landing.tsx'
import { Shell } from './shell/Shell.tsx'
import { SignedIn } from './shell/SignedIn.tsx'
import { StreetPick } from './shell/StreetPick.tsx'

/** Every screen is its own chunk. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <Crash />,
      hydrateFallbackElement: <p role="status">正在打开…</p>,
      children: [
        { path: '/sign-in', lazy: () => import('./features/sign-in/pages/SignIn.tsx') },
        { path: '/set-up', lazy: () => import('./features/sign-in/pages/SetUp.tsx') },
        {
          element: <SignedIn />,
          children: [
            { path: '/', element: <StreetPick /> },
            { path: '/:streetId/print/:slotId', lazy: () => import('./features/desk/pages/PrintRoster.tsx') },
            { path: '/:streetId/wall/:shiftId', lazy: () => import('./features/attendance/pages/Wall.tsx') },
            {
              path: '/:streetId',
              element: <Shell />,
              children: [
                {
                  errorElement: <Crash />,
                  children: [
                    { index: true, element: <Landing /> },
                    { path: 'desk', lazy: () => import('./features/desk/pages/Desk.tsx') },
                    { path: 'calls', lazy: () => import('./features/call/pages/Calls.tsx') },
                    { path: 'approvals', lazy: () => import('./features/booking/pages/Approvals.tsx') },
                    { path: 'services', lazy: () => import('./features/publish/pages/Services.tsx') },
                    {
                      path: 'services/new',
                      lazy: () => import('./features/publish/pages/NewService.tsx'),
                    },
                    {
                      path: 'services/:serviceId',
                      lazy: () => import('./features/publish/pages/ServicePage.tsx'),
                    },
                    { path: 'review', lazy: () => import('./features/publish/pages/Review.tsx') },
                    { path: 'import', lazy: () => import('./features/import/pages/Import.tsx') },
                    { path: 'ratings', lazy: () => import('./features/rating/pages/Ratings.tsx') },
                    { path: 'board', lazy: () => import('./features/attendance/pages/Today.tsx') },
                    {
                      path: 'shifts/:shiftId',
                      lazy: () => import('./features/attendance/pages/ShiftPage.tsx'),
                    },
                    { path: 'activities', lazy: () => import('./features/activity/pages/Activities.tsx') },
                    {
                      path: 'activities/new',
                      lazy: () => import('./features/activity/pages/NewActivity.tsx'),
                    },
                    {
                      path: 'activities/:activityId',
                      lazy: () => import('./features/activity/pages/ActivityPage.tsx'),
                    },
                    { path: 'teams', lazy: () => import('./features/team/pages/Teams.tsx') },
                    { path: 'teams/:teamId', lazy: () => import('./features/team/pages/TeamPage.tsx') },
                    { path: 'volunteers', lazy: () => import('./features/volunteer/pages/Volunteers.tsx') },
                    { path: 'hours', lazy: () => import('./features/record/pages/Hours.tsx') },
                    { path: 'hours/:shiftId', lazy: () => import('./features/record/pages/RosterPage.tsx') },
                    { path: 'records', lazy: () => import('./features/record/pages/Records.tsx') },
                    {
                      path: 'corrections',
                      lazy: () => import('./features/correction/pages/Corrections.tsx'),
                    },
                    { path: 'backfills', lazy: () => import('./features/backfill/pages/Backfills.tsx') },
                    { path: 'chain', lazy: () => import('./features/chain/pages/Chain.tsx') },
                    { path: 'redemptions', lazy: () => import('./features/reward/pages/Redemptions.tsx') },
                    { path: 'rewards', lazy: () => import('./features/reward/pages/Rewards.tsx') },
                    { path: 'points', lazy: () => import('./features/points/pages/Points.tsx') },
                    { path: 'star-runs', lazy: () => import('./features/star/pages/StarRuns.tsx') },
                    { path: 'star-runs/:runId', lazy: () => import('./features/star/pages/StarRunPage.tsx') },
                    {
                      path: 'certificates',
                      lazy: () => import('./features/certificate/pages/Certificates.tsx'),
                    },
                    { path: 'uploads', lazy: () => import('./features/upload/pages/Uploads.tsx') },
                    {
                      path: 'uploads/:uploadId',
                      lazy: () => import('./features/upload/pages/UploadPage.tsx'),
                    },
                    { path: 'roles', lazy: () => import('./features/role/pages/Roles.tsx') },
                    { path: 'account', lazy: () => import('./features/account/pages/Account.tsx') },
                    { path: 'policy', lazy: () => import('./features/policy/pages/Policy.tsx') },
                    { path: 'audit', lazy: () => import('./features/audit/pages/Audit.tsx') },
                  ],
                },
              ],
            },
          ],
        },
        { path: '*', element: <Navigate to="/" replace /> },
      ],
    },
  ],
  { basename: '/console' },
)
