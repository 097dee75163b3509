import type { ManagedStation } from '@yunxuan/contract'
import { sayHours } from '@yunxuan/domain'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { type StationChange, usePutStation } from '../station.queries.ts'
import { blankStation, fieldNames, type StationValues, toEdit, toValues } from '../station-form.ts'
import { sayFacilities, sayOpenness } from '../station-words.ts'
import { DoorCode } from './DoorCode.tsx'
import { StationFields } from './StationFields.tsx'
import { StationMoves } from './StationMoves.tsx'

interface Props {
  station: ManagedStation
  onClose: () => void
}

/** One station: to be changed by whoever looks after its area, to be read by others. */
export function StationDrawer({ station, onClose }: Props) {
  const { location, isOwn, hours, facilities, note } = station
  if (isOwn) {
    return (
      <StationForm
        location={location}
        version={station.version}
        initial={toValues(station)}
        below={
          <>
            <DoorCode locationId={location.id} name={location.name} />
            <StationMoves station={station} onDone={onClose} />
          </>
        }
        onClose={onClose}
      />
    )
  }
  return (
    <Drawer open title={location.name} size={520} onClose={onClose}>
      <p className="soft gap-below">这里由它所在社区的同事或街道来改。</p>
      <Facts
        facts={[
          ['现在', sayOpenness(station.openness)],
          [fieldNames.hours, sayHours(hours) || '没写'],
          [fieldNames.facilities, sayFacilities(facilities) || '没写'],
          [fieldNames.note, note || '没写'],
        ]}
      />
      <DoorCode locationId={location.id} name={location.name} />
    </Drawer>
  )
}

interface FormProps {
  location: { id: string; name: string }
  version: number
  initial?: StationValues
  below?: React.ReactNode
  onClose: () => void
}

/** What somebody writes of a station, new or there already; the version is what was read when the form was opened. */
export function StationForm({ location, version, initial = blankStation, below, onClose }: FormProps) {
  const { streetId } = useWorkplace()
  const write = usePutStation(streetId)
  const [seen] = useState({ version, initial })
  return (
    <FormDrawer
      title={location.name}
      okText="保存"
      width={560}
      initial={seen.initial}
      write={write}
      wish={(values: StationValues): StationChange => ({
        locationId: location.id,
        version: seen.version,
        edit: toEdit({ ...seen.initial, ...values }),
      })}
      done="已保存，居民看到的就是这样"
      onClose={onClose}
      below={below}
    >
      <StationFields />
    </FormDrawer>
  )
}
