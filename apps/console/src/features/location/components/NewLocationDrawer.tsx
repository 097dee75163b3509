import { useWorkplace } from '../../../shell/street.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { useNewLocation } from '../location.queries.ts'
import { blankLocation, type LocationValues, toEdit } from '../location-form.ts'
import { LocationFields } from './LocationFields.tsx'

/** Writes down a place that is not there yet. */
export function NewLocationDrawer({ onClose }: { onClose: () => void }) {
  const { streetId, me } = useWorkplace()
  const areaId = me.roles.find(grant => grant.areaId !== null)?.areaId ?? null
  return (
    <FormDrawer
      title="新地点"
      okText="添加"
      width={520}
      initial={{ ...blankLocation, areaId }}
      write={useNewLocation(streetId)}
      wish={(values: LocationValues) => toEdit(values)}
      done={made => `已添加地点：${made.name}`}
      onClose={onClose}
    >
      <LocationFields kept={null} />
    </FormDrawer>
  )
}
