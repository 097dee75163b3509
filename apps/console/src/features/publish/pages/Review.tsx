import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ActivitiesToReview } from '../../activity/components/ActivitiesToReview.tsx'
import { ChangesToRead } from '../components/ChangesToRead.tsx'
import { ResidentView } from '../components/ResidentView.tsx'
import { Reviewed } from '../components/Reviewed.tsx'
import { offeringOf } from '../offering.ts'
import { useServices, useTransition } from '../publish.queries.ts'

/** Services and activities that wait for a second pair of eyes. */
export function Component() {
  const { streetId } = useWorkplace()
  const { asked: services, items: rows } = useServices(streetId, {
    q: '',
    status: 'in_review',
    unconfirmed: false,
  })
  const transition = useTransition(streetId)
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
            {rows.map(service => (
              <Reviewed
                key={service.id}
                offering={offeringOf(service)}
                transition={transition}
                to={`/${streetId}/services/${service.id}?tab=view`}
                submittedBy={service.submittedBy}
                updatedAt={service.updatedAt}
                upcoming={service.upcomingSlots}
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
