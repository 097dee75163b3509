import { createBrowserRouter, Navigate } from 'react-router'
import { screens } from './features.ts'
import type { Screen } from './screen.ts'
import { Crash } from './shell/Crash.tsx'
import { Landing } from './shell/Landing.tsx'
import { Shell } from './shell/Shell.tsx'
import { SignedIn } from './shell/SignedIn.tsx'
import { StreetPick } from './shell/StreetPick.tsx'

// The title goes along, so that a page's heading is what the menu calls it.
const toRoute = ({ path, load, title }: Screen) => ({ path, lazy: load, handle: title })

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
                    { index: true, element: <Landing /> },
                    ...screens.filter(({ isBare }) => !isBare).map(toRoute),
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
