import { lazy, Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { queryClient } from '../api/query-client.ts'
import { hasLeft, useSession } from '../api/session.ts'
import { forgetAddresses } from '../ui/list-address.ts'

const loadSignIn = () => import('../features/sign-in/components/SignInAgain.tsx')
const SignInAgain = lazy(async () => ({ default: (await loadSignIn()).SignInAgain }))

/**
 * Lets nobody further who is not signed in, and remembers where they wanted to go. Where a session ends by itself, or
 * is signed out of in another tab, what was typed stays below the sign-in and is there again for the same person;
 * another one begins anew.
 */
export function SignedIn() {
  const session = useSession()
  const { pathname } = useLocation()
  const [accountId, setAccountId] = useState(session?.accountId)
  const comer = session?.accountId ?? accountId
  const isAnother = comer !== accountId
  useEffect(() => {
    if (!isAnother) return
    queryClient.clear()
    forgetAddresses()
    setAccountId(comer)
  }, [isAnother, comer])
  // Fetched before it is needed: when it is, the files of this page may be gone from the server.
  useEffect(() => void loadSignIn(), [])
  if (isAnother) return null
  const isInterrupted = session === null && accountId !== undefined && !hasLeft()
  if (session === null && !isInterrupted) return <Navigate to="/sign-in" replace state={{ to: pathname }} />
  return (
    <>
      <Outlet />
      <Suspense>{isInterrupted && <SignInAgain />}</Suspense>
    </>
  )
}
