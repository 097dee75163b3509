import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Reviewed } from '../../publish/components/Reviewed.tsx'
import { useActivitiesInReview, useActivityTransition } from '../activity.queries.ts'
import { offeringOf } from '../activity-words.ts'
import { ActivityView } from './ActivityView.tsx'

/** Activities that a colleague submitted, with what was answered at the gate. */
export function ActivitiesToReview() {
  const { streetId } = useWorkplace()
  const activities = useActivitiesInReview(streetId)
  const transition = useActivityTransition(streetId)
  return (
    <section className="stack" aria-labelledby="activities-head">
      <h2 id="activities-head">志愿活动待审</h2>
      <Loaded
        query={activities}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="soft">没有等审核的志愿活动。</p>}
      >
        {({ items }) =>
          items.map(activity => (
            <Reviewed
              key={activity.id}
              offering={offeringOf(activity)}
              transition={transition}
              to={`/${streetId}/activities/${activity.id}?tab=view`}
              submittedBy={activity.submittedBy}
              updatedAt={activity.updatedAt}
              upcoming={activity.upcomingShifts}
            >
              <ActivityView activity={activity} />
            </Reviewed>
          ))
        }
      </Loaded>
    </section>
  )
}
