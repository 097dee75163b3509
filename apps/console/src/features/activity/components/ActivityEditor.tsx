import type { ManagedActivity } from '@yunxuan/contract'
import { useWorkplace } from '../../../shell/street.tsx'
import type { EditorSection } from '../../publish/components/EditorForm.tsx'
import { EditorTab } from '../../publish/components/EditorTab.tsx'
import type { Version } from '../../publish/use-merging.tsx'
import { useSayField } from '../../publish/use-say-field.ts'
import { useActivity, useSaveActivity } from '../activity.queries.ts'
import { type ActivityValues, fieldNames, toEdit, toValues } from '../activity-form.ts'
import { GateFields } from './GateFields.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import { ShiftFields } from './ShiftFields.tsx'
import { WhatFields } from './WhatFields.tsx'

/** All that is asked of an activity; what it has already are those in charge and a picture. */
export function activitySections({
  leaders,
  picture,
}: Pick<ManagedActivity, 'leaders' | 'picture'>): readonly EditorSection[] {
  return [
    { id: 'what', name: '做什么', fields: <WhatFields picture={picture} /> },
    { id: 'gate', name: '这是志愿服务吗？', fields: <GateFields /> },
    { id: 'people', name: '谁来办、在哪、谁能来', fields: <PeopleFields leaders={leaders} /> },
    { id: 'shifts', name: '一班是怎样的', fields: <ShiftFields /> },
  ]
}

interface Props {
  /** The activity as it was when the form was filled. */
  activity: ManagedActivity
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

export function ActivityEditor({ activity, isDirty, onDirty }: Props) {
  const { streetId } = useWorkplace()
  const save = useSaveActivity(streetId, activity.id)
  const { refetch } = useActivity(streetId, activity.id)
  const say = useSayField<ActivityValues>(toEdit, activity.leaders)
  return (
    <EditorTab
      status={activity.status}
      held={versionOf(activity)}
      readNewest={async () => {
        const { data } = await refetch()
        return data && versionOf(data)
      }}
      sections={activitySections(activity)}
      save={save}
      plain={values => toValues(toEdit(values))}
      names={fieldNames}
      say={say}
      isDirty={isDirty}
      onDirty={onDirty}
    />
  )
}

function versionOf({ version, edit }: ManagedActivity): Version<ActivityValues> {
  return { version, values: toValues(edit) }
}
