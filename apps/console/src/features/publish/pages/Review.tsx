import type { ManagedService } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { ChangesToRead } from '../components/ChangesToRead.tsx'
import { MoveDialog } from '../components/MoveDialog.tsx'
import { ResidentView } from '../components/ResidentView.tsx'
import { useServices } from '../publish.queries.ts'
import { type Move, movesFrom } from '../service-words.ts'

/** Services that wait for a second pair of eyes. */
export function Component() {
  const { streetId } = useWorkplace()
  const services = useServices(streetId, { q: '', status: 'in_review', isUnconfirmed: false })
  const rows = (services.data?.pages ?? []).flatMap(page => page.items)
  const [asked, setAsked] = useState<{ service: ManagedService; move: Move } | null>(null)
  return (
    <>
      <PageHead title="发布审核" aside="一人提交，另一人看过再发布" />
      <Loaded
        query={services}
        isEmpty={() => rows.length === 0}
        empty={
          <Nothing title="没有等审核的服务">
            <p>同事提交审核的服务会排在这里。</p>
          </Nothing>
        }
      >
        {() => (
          <>
            {rows.map(service => (
              <Reviewed key={service.id} service={service} onMove={move => setAsked({ service, move })} />
            ))}
            <More pages={services} />
          </>
        )}
      </Loaded>
      <ChangesToRead />
      {asked !== null && (
        <MoveDialog service={asked.service} move={asked.move} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

interface Props {
  service: ManagedService
  onMove: (move: Move) => void
}

function Reviewed({ service, onMove }: Props) {
  const { streetId } = useWorkplace()
  return (
    <section className="panel" aria-labelledby={`review-${service.id}`}>
      <div className="panel-head">
        <h2 id={`review-${service.id}`}>
          <Link to={`/${streetId}/services/${service.id}?tab=view`}>{service.edit.title}</Link>
        </h2>
        <span className="soft">
          {service.submittedBy ?? '同事'}提交于 {sayInstant(service.updatedAt)} · 排了 {service.upcomingSlots}{' '}
          场
        </span>
      </div>
      <ResidentView service={service} />
      {service.isSubmittedByCaller && (
        <p className="notice notice-blue">这是您提交的，要由另一位同事看过再发布。</p>
      )}
      <div className="row-actions">
        {movesFrom('in_review').map(move => (
          <Button
            key={move.to}
            type={move.isMain ? 'primary' : 'default'}
            disabled={move.to === 'published' && service.isSubmittedByCaller}
            aria-label={`${move.name} ${service.edit.title}`}
            onClick={() => onMove(move)}
          >
            {move.name}
          </Button>
        ))}
      </div>
    </section>
  )
}
