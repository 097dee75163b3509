import type { ManagedRoom, RoomEdit } from '@yunxuan/contract'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { useLocations } from '../../publish/publish.queries.ts'
import { Hours } from '../../station/components/StationFields.tsx'
import { alikeTimes, hoursOf, type TimeValues } from '../../station/station-form.ts'
import { type RoomPut, usePutRoom } from '../room.queries.ts'

type Filled = Omit<RoomEdit, 'segments'> & { times: TimeValues[]; locationId?: string }

const workdays = [1, 2, 3, 4, 5]
const blank: Filled = {
  ...{
    name: '',
    capacity: 20,
    features: [],
    bufferMinutes: 30,
    rules: '收费、推销的活动不能用；用完请收拾好。',
  },
  ...{ needsApproval: true, isWithdrawn: false },
  times: [
    { weekdays: workdays, from: '09:00', to: '11:30' },
    { weekdays: workdays, from: '14:00', to: '17:00' },
  ],
}

function initialOf(room: ManagedRoom | null): Filled {
  if (room === null) return blank
  const { segments, ...edit } = room.edit
  return { ...edit, times: alikeTimes(segments) }
}

function putOf(room: ManagedRoom | null, { locationId = '', times, ...filled }: Filled): RoomPut {
  const edit = { ...filled, segments: hoursOf(times) }
  return room === null ? { locationId, edit } : { roomId: room.id, version: room.version, edit }
}

/** A room with all that can be changed. */
export function RoomDrawer({ room, onClose }: { room: ManagedRoom | null; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const [seen] = useState(room)
  return (
    <FormDrawer
      title={seen === null ? '添加房间' : `${seen.locationName}${seen.edit.name}`}
      okText="保存"
      width={560}
      initial={initialOf(seen)}
      write={usePutRoom(streetId)}
      wish={(filled: Filled) => putOf(seen, filled)}
      done={({ edit }) => `已保存：${edit.name}`}
      onClose={onClose}
    >
      {seen === null && <Place />}
      <Form.Item
        name="name"
        label="房间叫什么"
        rules={needed('请写房间名')}
        extra="和场次里写的房间一样，才认得出来"
      >
        <Input maxLength={20} placeholder="共享客厅" />
      </Form.Item>
      <Form.Item name="capacity" label="坐几位" rules={chosen('请填坐几位')}>
        <InputNumber min={1} max={2000} precision={0} />
      </Form.Item>
      <Hours label="什么时候能借" extra="一行是一段，整段借；中间不连着的分两行写" />
      <Form.Item name="bufferMinutes" label="两场之间留几分钟收拾" rules={chosen('请填几分钟')}>
        <InputNumber min={0} max={240} precision={0} />
      </Form.Item>
      <Form.Item name="features" label="有什么">
        <Select mode="tags" placeholder="投影、音响、白板" />
      </Form.Item>
      <Form.Item name="rules" label="借用规矩">
        <Input.TextArea maxLength={200} autoSize />
      </Form.Item>
      <Form.Item name="needsApproval" valuePropName="checked" extra="不勾就是先到先得，约上就算">
        <Checkbox>要批准才能用</Checkbox>
      </Form.Item>
      <Form.Item name="isWithdrawn" valuePropName="checked" extra="已经批准的照常">
        <Checkbox>先不外借</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}

function Place() {
  const { streetId } = useWorkplace()
  const locations = useLocations(streetId).data?.items ?? []
  return (
    <Form.Item name="locationId" label="在哪处地点" rules={chosen('请选在哪里')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="输入名称找一找"
        options={locations.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}
