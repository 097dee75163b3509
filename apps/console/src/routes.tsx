import { createBrowserRouter, type LoaderFunctionArgs, Navigate, redirect } from 'react-router'
import { screens } from './features.ts'
import type { Screen } from './screen.ts'
import { Crash } from './shell/Crash.tsx'
import { Shell } from './shell/Shell.tsx'
import { SignedIn } from './shell/SignedIn.tsx'
import { StreetPick } from './shell/StreetPick.tsx'

const toRoute = ({ path, load }: Screen) => ({ path, lazy: load })

/** Where screens went whose addresses somebody may have kept. */
const moved = { hours: 'rosters', 'star-runs': 'stars' }

/**
 * Leads on to another screen of the street. The router does so before anything is drawn: the menu is not seen at an
 * address that is none of its own, and a section opened there would be shut again by the arrival.
 */
function leadTo(path: string) {
  return ({ params: { streetId = '', '*': rest = '' } }: LoaderFunctionArgs) =>
    redirect(`/${streetId}/${path}${rest === '' ? '' : `/${rest}`}`)
}

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
            { path: '/:streetId', children: screens.filter(({ isBare }) => isBare).map(toRoute) },
            {
              path: '/:streetId',
              element: <Shell />,
              children: [
                {
                  errorElement: <Crash />,
                  children: [
                    { index: true, loader: leadTo('today') },
                    ...screens.filter(({ isBare }) => !isBare).map(toRoute),
                    ...Object.entries(moved).map(([path, to]) => ({
                      path: `${path}/*`,
                      loader: leadTo(to),
                    })),
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
