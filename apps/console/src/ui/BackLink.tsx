import { Link } from 'react-router'
import { useWorkplace } from '../shell/street.tsx'
import { rememberedAddress } from './list-address.ts'

/** The way from one thing back to the list it stands in, as it was left; `to` is the list's place in the menu. */
export function BackLink({ to }: { to: string }) {
  const { streetId, titleOf } = useWorkplace()
  return (
    <p>
      <Link to={rememberedAddress(`/${streetId}/${to}`)}>‹ {titleOf(to)}</Link>
    </p>
  )
}
