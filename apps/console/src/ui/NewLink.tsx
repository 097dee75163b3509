import { PlusOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { useWorkplace } from '../shell/street.tsx'

/** The way to a page where something new is made. */
export function NewLink({ to, children }: { to: string; children: string }) {
  const { streetId } = useWorkplace()
  return (
    <Link to={`/${streetId}/${to}`} className="main-link">
      <PlusOutlined aria-hidden /> {children}
    </Link>
  )
}
