import type { ManagedActivity } from '@yunxuan/contract'
import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { SlotsTab } from '../../publish/components/SlotsTab.tsx'
import { useEditing } from '../../publish/use-editing.tsx'
import { useActivity } from '../activity.queries.ts'
import { offeringOf } from '../activity-words.ts'
import { ActivityEditor } from '../components/ActivityEditor.tsx'
import { ActivityMoves } from '../components/ActivityMoves.tsx'
import { ActivityState } from '../components/ActivityTable.tsx'
import { ActivityView } from '../components/ActivityView.tsx'
import { sayGate } from '../gate-words.ts'

export function Component() {
  const { activityId = '' } = useParams()
  const { streetId } = useWorkplace()
  const activity = useActivity(streetId, activityId)
  return <Loaded query={activity}>{data => <ActivityKept key={data.id} activity={data} />}</Loaded>
}

function ActivityKept({ activity }: { activity: ManagedActivity }) {
  const { held, isDirty, setDirty, guard } = useEditing(activity)

  return (
    <>
      <BackLink to="activities" />
      <PageHead title={activity.edit.title} aside={<StatusLine activity={activity} />}>
        <ActivityMoves activity={activity} isDirty={isDirty} />
      </PageHead>
      {activity.statusReason !== '' && <p className="notice notice-gold">说明：{activity.statusReason}</p>}
      <GateNotice activity={activity} />
      <AddressTabs
        tabs={[
          {
            key: 'edit',
            label: '内容',
            children: (
              <ActivityEditor key={held.version} activity={held} isDirty={isDirty} onDirty={setDirty} />
            ),
          },
          { key: 'shifts', label: '班次', children: <Shifts activity={activity} /> },
          {
            key: 'view',
            label: '志愿者看到的',
            children: (
              <section className="panel">
                <ActivityView activity={activity} />
              </section>
            ),
          },
        ]}
      />
      {guard}
    </>
  )
}

function Shifts({ activity }: { activity: ManagedActivity }) {
  const { streetId, may } = useWorkplace()
  return (
    <SlotsTab
      offering={offeringOf(activity)}
      more={slot =>
        may('edit') && (
          <Link
            className="row-link"
            to={`/${streetId}/shifts/${slot.id}`}
            aria-label={`看板 ${sayInstant(slot.startsAt)}`}
          >
            名册和签到
          </Link>
        )
      }
    />
  )
}

/** What the server says of the gate, while it still matters. */
function GateNotice({ activity: { status, gateDenial, edit } }: { activity: ManagedActivity }) {
  if (gateDenial === null || status === 'archived') return null
  return (
    <p className={`notice ${edit.isTemplate ? 'notice-blue' : 'notice-gold'}`} role="status">
      {sayGate(gateDenial)}
    </p>
  )
}

function StatusLine({ activity }: { activity: ManagedActivity }) {
  return (
    <>
      <ActivityState activity={activity} />{' '}
      {activity.submittedBy !== null && activity.status === 'in_review' && (
        <span className="soft">{activity.submittedBy}提交</span>
      )}
    </>
  )
}
