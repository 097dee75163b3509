import type { DeskDay } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'

export function DeskFigures({ figures }: { figures: DeskDay['figures'] }) {
  const { streetId } = useWorkplace()
  return (
    <dl className="figures">
      <Figure name="场次" value={figures.slots} />
      <Figure name="已到 / 预约（人次）" value={figures.attended} of={figures.expected} />
      <Figure name="候补中" value={figures.waiting} />
      <Figure
        name="待审核"
        value={figures.pending}
        {...(figures.pending > 0 ? { link: { to: `/${streetId}/approvals`, name: '去审核' } } : {})}
      />
      <Figure
        name="待电话联系"
        value={figures.toCall}
        isUrgent={figures.toCall > 0}
        {...(figures.toCall > 0 ? { link: { to: `/${streetId}/calls`, name: '看名单' } } : {})}
      />
    </dl>
  )
}

interface FigureProps {
  name: string
  value: number
  of?: number
  link?: { to: string; name: string }
  isUrgent?: boolean
}

function Figure({ name, value, of, link, isUrgent = false }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <b className={isUrgent ? 'urgent' : undefined}>{value}</b>
        {of !== undefined && <span> / {of}</span>}
        {link !== undefined && <Link to={link.to}>{link.name}</Link>}
      </dd>
    </div>
  )
}
