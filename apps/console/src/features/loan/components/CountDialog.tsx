import type { ManagedItem } from '@yunxuan/contract'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { useCountItem } from '../loan.queries.ts'

interface Filled {
  pieces: number
  reason?: string
}

/** Writes how many stand on the shelf; a difference to the books has a reason. */
export function CountDialog({ item, onClose }: { item: ManagedItem; onClose: () => void }) {
  const { streetId } = useWorkplace()
  // As it was read when somebody went to count.
  const [{ id, left, out, lost, edit, locationName }] = useState(item)
  return (
    <FormDialog
      title={`盘点：${locationName}的${edit.name}`}
      okText="记下"
      initial={{}}
      write={useCountItem(streetId)}
      wish={({ pieces, reason = '' }: Filled) => ({ itemId: id, expected: left, pieces, reason })}
      done={row => `${row.edit.name}：盘点记好了，架上 ${row.left} 件`}
      onClose={onClose}
    >
      <p className="gap-below">
        账上架上该有 <b>{left}</b> 件{out > 0 && `，另有 ${out} 件借着`}
        {lost > 0 && `；${lost} 件丢了、坏了，这次盘点后不再算`}。新添的也从这里加进来。
      </p>
      <Form.Item name="pieces" label="数下来架上有几件" rules={chosen('请填数下来的件数')}>
        <InputNumber min={0} max={10_000} precision={0} autoFocus />
      </Form.Item>
      <Difference expected={left} />
    </FormDialog>
  )
}

function Difference({ expected }: { expected: number }) {
  const pieces = Form.useWatch<number | null>('pieces')
  if (typeof pieces !== 'number' || pieces === expected) return null
  const difference = pieces - expected
  return (
    <Form.Item
      name="reason"
      label={`${difference > 0 ? '多' : '少'} ${Math.abs(difference)} 件，为什么`}
      rules={needed('对不上要写一句为什么')}
    >
      <Input maxLength={100} placeholder={difference > 0 ? '新买了两把' : '少了，没找着'} />
    </Form.Item>
  )
}
