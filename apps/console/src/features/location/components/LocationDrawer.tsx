import type { ManagedLocation, Reply } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { isSame } from '@yunxuan/domain'
import { Alert, Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { Shown } from '../../picture/components/Shown.tsx'
import { type LocationChange, useChangeLocation } from '../location.queries.ts'
import { fieldNames, type LocationValues, toEdit, toValues } from '../location-form.ts'
import { AddressPreview } from './AddressPreview.tsx'
import { LocationFields } from './LocationFields.tsx'

interface Props {
  /** As it is now, also while somebody else changes it. */
  location: ManagedLocation
  onClose: () => void
}

/** One place: to be changed by whoever looks after its area, to be read by others. */
export function LocationDrawer({ location, onClose }: Props) {
  return location.isOwn ? (
    <Change location={location} onClose={onClose} />
  ) : (
    <Drawer open title={location.edit.name} size={520} onClose={onClose}>
      <p className="soft gap-below">这个地点由它所在社区的同事或街道来改。</p>
      {location.picture !== null && <Shown picture={location.picture} />}
      <Facts
        facts={[
          [fieldNames.address, location.edit.address || '没写'],
          [fieldNames.access, location.edit.access || '没写'],
          [fieldNames.areaId, location.areaName ?? '全街道'],
          [fieldNames.point, toValues(location.edit).point || '没有'],
        ]}
      />
    </Drawer>
  )
}

function Change({ location, onClose }: Props) {
  const { streetId } = useWorkplace()
  const write = useChangeLocation(streetId)
  const [seen, setSeen] = useState(location)
  const isConflict = write.error instanceof RefusedError && write.error.code === 'changed_meanwhile'
  return (
    <FormDrawer
      title={location.edit.name}
      okText="保存"
      width={520}
      initial={toValues(seen.edit)}
      write={write}
      wish={(values: LocationValues): LocationChange => ({
        id: seen.id,
        version: seen.version,
        edit: toEdit(values),
      })}
      done={sayDone}
      onClose={onClose}
      {...(isConflict && {
        failed: (
          <Conflict
            error={write.error}
            seen={toValues(seen.edit)}
            now={toValues(location.edit)}
            onLookAgain={() => {
              setSeen(location)
              write.reset()
            }}
          />
        ),
      })}
    >
      <LocationFields belowAddress={<AddressPreview location={seen} />} kept={seen.picture} />
    </FormDrawer>
  )
}

interface ConflictProps {
  error: Error | null
  seen: LocationValues
  now: LocationValues
  onLookAgain: () => void
}

/** A colleague was faster: what they changed, and the way to go on from there. */
function Conflict({ error, seen, now, onLookAgain }: ConflictProps) {
  const form = Form.useFormInstance<LocationValues>()
  const parts = Object.keys(fieldNames) as (keyof LocationValues)[]
  const theirs = parts.filter(part => !isSame(now[part], seen[part])).map(part => fieldNames[part])
  /** What was typed stays; everything else is what the colleague made it. */
  const lookAgain = () => {
    const untouched = parts.filter(part => isSame(form.getFieldValue(part), seen[part]))
    form.setFieldsValue(Object.fromEntries(untouched.map(part => [part, now[part]])))
    onLookAgain()
  }
  return (
    <Alert
      type="error"
      showIcon
      title={sayError(error)}
      description={theirs.length === 0 ? undefined : `同事改了：${theirs.join('、')}。`}
      action={
        <Button size="small" onClick={lookAgain}>
          在新的上面改
        </Button>
      }
      className="gap-below"
    />
  )
}

function sayDone({ told, toCall }: Reply<'PUT /v1/streets/:streetId/managed/locations/:locationId'>): string {
  const notices = told > 0 ? `，已通知 ${told} 位` : ''
  return `已保存${notices}${toCall > 0 ? `，还有 ${toCall} 位要打电话，名单在“待电话联系”` : ''}`
}
