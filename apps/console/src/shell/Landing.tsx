import { Navigate } from 'react-router'
import { useWorkplace } from './street.tsx'

/** Goes to the first screen that the person's work begins with. */
export function Landing() {
  const { may } = useWorkplace()
  return <Navigate to={may('desk') ? 'desk' : 'review'} replace />
}
