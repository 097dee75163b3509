import { Link } from 'react-router'
import { useWorkplace } from '../shell/street.tsx'

/** The way from one thing back to the list it stands in; `to` is the list's place in the menu. */
export function BackLink({ to }: { to: string }) {
  const { streetId, titleOf } = useWorkplace()
  return (
    <p>
      <Link to={`/${streetId}/${to}`}>‹ {titleOf(to)}</Link>
    </p>
  )
}
