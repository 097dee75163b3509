import type { ManagedActivity } from '@yunxuan/contract'
import { sayPlace } from '@yunxuan/domain'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { chosen } from '../../../ui/rules.ts'
import { sayInstant } from '../../../ui/say.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { useActivities, usePastShifts } from '../backfill.queries.ts'

/** A shift that is over, with what a record takes from it. */
export interface PastShift {
  id: string
  startsAt: string
  title: string
  place: string
  content: string
  organizationId: string
  responsibleName: string
}

/** The shift somebody served in: first its activity, then which one. */
export function ShiftFields() {
  const { streetId } = useWorkplace()
  const [typed, setTyped] = useState('')
  const [activityId, setActivityId] = useState('')
  const activities = useActivities(streetId, useSettled(typed.trim()))
  const items = activities.data?.items ?? []
  return (
    <>
      <Form.Item label="哪个活动" htmlFor="backfill-activity">
        <Select
          id="backfill-activity"
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={activities.isPending}
          placeholder="打几个字来找"
          value={activityId === '' ? null : activityId}
          onChange={setActivityId}
          options={items.map(({ id, edit }) => ({ value: id, label: edit.title }))}
        />
      </Form.Item>
      <Form.Item name="shift" label="哪一班" rules={chosen('请选是哪一班')}>
        <ShiftSelect activity={items.find(each => each.id === activityId)} />
      </Form.Item>
    </>
  )
}

interface SelectProps {
  activity: ManagedActivity | undefined
  /** What antd's form gives its field. */
  id?: string
  value?: PastShift
  onChange?: (shift: PastShift | undefined) => void
}

function ShiftSelect({ activity, id, value, onChange }: SelectProps) {
  const { streetId } = useWorkplace()
  const shifts = usePastShifts(streetId, activity?.id ?? '')
  const items = shifts.data ?? []
  const choose = (shiftId: string) => {
    const slot = items.find(each => each.id === shiftId)
    if (slot === undefined || activity === undefined) return
    const { title, content, organizationId } = activity.edit
    onChange?.({
      id: slot.id,
      startsAt: slot.startsAt,
      title,
      place: sayPlace(slot.locationName, slot.room),
      content,
      organizationId,
      responsibleName: activity.leaders[0]?.name ?? activity.organizationName,
    })
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      disabled={activity === undefined}
      loading={shifts.isFetching}
      placeholder={activity === undefined ? '先选活动' : '只列出已经结束的'}
      notFoundContent="这个活动还没有结束的班次"
      value={value?.id ?? null}
      onChange={choose}
      options={items.map(slot => ({ value: slot.id, label: sayInstant(slot.startsAt) }))}
    />
  )
}
