import type { ManagedActivity } from '@yunxuan/contract'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { MoveButtons } from '../../publish/components/MoveButtons.tsx'
import { CloneButton, PosterButton } from '../../publish/components/OfferingTools.tsx'
import { posterOf, SpreadButton } from '../../publish/components/Spread.tsx'
import { useActivityTransition, useCloneActivity } from '../activity.queries.ts'
import { offeringOf } from '../activity-words.ts'
import { sayGate } from '../gate-words.ts'

interface Props {
  activity: ManagedActivity
  /** Something typed is not saved, so that nothing may be submitted yet. */
  isDirty: boolean
}

/** What can be done with the whole of an activity. */
export function ActivityMoves({ activity, isDirty }: Props) {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const clone = useCloneActivity(streetId)
  const transition = useActivityTransition(streetId)
  const { id: activityId, edit, gateDenial } = activity
  const offering = offeringOf(activity)
  return (
    <>
      <SpreadButton offering={offering} />
      {!edit.isTemplate && <PosterButton path={posterOf(offering, streetId)} title={edit.title} />}
      {may('edit') && (
        <CloneButton
          id={activityId}
          clone={clone}
          onCloned={id => void navigate(`/${streetId}/activities/${id}`)}
        />
      )}
      <MoveButtons
        offering={offering}
        transition={transition}
        isDirty={isDirty}
        {...(gateDenial === null ? {} : { heldBack: sayGate(gateDenial) })}
      />
    </>
  )
}
