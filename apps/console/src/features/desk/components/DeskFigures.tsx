import type { DeskDay } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Figure, Figures } from '../../../ui/Figures.tsx'

export function DeskFigures({ figures }: { figures: DeskDay['figures'] }) {
  const { streetId } = useWorkplace()
  return (
    <Figures>
      <Figure name="场次" value={figures.slots} />
      <Figure name="已到 / 预约（人次）" value={figures.attended} of={figures.expected} />
      <Figure name="候补中" value={figures.waiting} />
      <Figure name="待审核" value={figures.pending}>
        {figures.pending > 0 && <Link to={`/${streetId}/approvals`}>去审核</Link>}
      </Figure>
      <Figure name="待电话联系" value={figures.toCall} isUrgent={figures.toCall > 0}>
        {figures.toCall > 0 && <Link to={`/${streetId}/calls`}>看名单</Link>}
      </Figure>
    </Figures>
  )
}
