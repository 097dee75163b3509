import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session.ts'

/** Lets nobody further who is not signed in, and remembers where they wanted to go. */
export function SignedIn() {
  const session = useSession()
  const { pathname } = useLocation()
  if (session === null) return <Navigate to="/sign-in" replace state={{ to: pathname }} />
  return <Outlet />
}
