import type { ManagedService, Picture } from '@yunxuan/contract'
import { useWorkplace } from '../../../shell/street.tsx'
import { useSave, useService } from '../publish.queries.ts'
import { fieldNames, type ServiceValues, toEdit, toValues } from '../service-form.ts'
import type { Version } from '../use-merging.tsx'
import { useSayField } from '../use-say-field.ts'
import { AudienceFields } from './AudienceFields.tsx'
import { BasicFields } from './BasicFields.tsx'
import { BookingFields } from './BookingFields.tsx'
import type { EditorSection } from './EditorForm.tsx'
import { EditorTab } from './EditorTab.tsx'

/** All that is asked of a service; `picture` is the one that it has. */
export function serviceSections(picture: Picture | null): readonly EditorSection[] {
  return [
    { id: 'basics', name: '是什么', fields: <BasicFields picture={picture} /> },
    { id: 'people', name: '给谁、在哪、要什么', fields: <AudienceFields /> },
    { id: 'booking', name: '怎么约', fields: <BookingFields /> },
  ]
}

interface Props {
  /** The service as it was when the form was filled. */
  service: ManagedService
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

export function ServiceEditor({ service, isDirty, onDirty }: Props) {
  const { streetId } = useWorkplace()
  const save = useSave(streetId, service.id)
  const { refetch } = useService(streetId, service.id)
  const say = useSayField<ServiceValues>(toEdit)
  return (
    <EditorTab
      status={service.status}
      held={versionOf(service)}
      readNewest={async () => {
        const { data } = await refetch()
        return data && versionOf(data)
      }}
      sections={serviceSections(service.picture)}
      save={save}
      plain={values => toValues(toEdit(values))}
      names={fieldNames}
      say={say}
      isDirty={isDirty}
      onDirty={onDirty}
    />
  )
}

function versionOf({ version, edit }: ManagedService): Version<ServiceValues> {
  return { version, values: toValues(edit) }
}
