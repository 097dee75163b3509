import type { ManagedService } from '@yunxuan/contract'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { ManyBar } from '../../../ui/ManyBar.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ActivitiesToReview } from '../../activity/components/ActivitiesToReview.tsx'
import { ChangesToRead } from '../components/ChangesToRead.tsx'
import { ResidentView } from '../components/ResidentView.tsx'
import { Reviewed } from '../components/Reviewed.tsx'
import { offeringOf } from '../offering.ts'
import { usePublishing, useServices, useTransition } from '../publish.queries.ts'

/** Services and activities that wait for a second pair of eyes. */
export function Component() {
  const { streetId } = useWorkplace()
  const { asked: services, items: rows } = useServices(streetId, {
    q: '',
    status: 'in_review',
    unconfirmed: false,
    sort: 'new',
  })
  const transition = useTransition(streetId)
  const { publish, refresh } = usePublishing(streetId)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const others = rows.filter(service => !service.isSubmittedByCaller)
  const ticked = others.filter(({ id }) => ids.has(id))
  const put = (services: readonly ManagedService[]) => setIds(new Set(services.map(({ id }) => id)))
  return (
    <>
      <PageHead aside="一人提交，另一人看过再发布" />
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
            {others.length > 1 && (
              <ManyBar
                all={others}
                ticked={ticked}
                onTick={put}
                nameOf={({ edit }) => edit.title}
                verb="发布"
                unit="项"
                explain="发布后居民马上能看到、能预约。"
                act={publish}
                onDone={refresh}
              />
            )}
            {rows.map(service => (
              <Reviewed
                key={service.id}
                offering={offeringOf(service)}
                transition={transition}
                to={`/${streetId}/services/${service.id}?tab=view`}
                submittedBy={service.submittedBy}
                updatedAt={service.updatedAt}
                upcoming={service.upcomingSlots}
                tick={
                  others.length > 1 && !service.isSubmittedByCaller
                    ? {
                        isTicked: ids.has(service.id),
                        onTick: isTicked =>
                          put(isTicked ? [...ticked, service] : ticked.filter(({ id }) => id !== service.id)),
                      }
                    : undefined
                }
              >
                <ResidentView service={service} />
              </Reviewed>
            ))}
            <More pages={services} />
          </>
        )}
      </Loaded>
      <ActivitiesToReview />
      <ChangesToRead />
    </>
  )
}
