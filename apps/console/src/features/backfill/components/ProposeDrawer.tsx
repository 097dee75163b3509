import type { BackfillWish } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Form, Input, InputNumber, Segmented } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { usePropose } from '../backfill.queries.ts'
import { FreeFields } from './FreeFields.tsx'
import { PaperField } from './PaperField.tsx'
import { type PastShift, ShiftFields } from './ShiftFields.tsx'

type Kind = 'shift' | 'free'

interface Filled extends Pick<BackfillWish, 'number' | 'minutes' | 'reason' | 'attachmentId'> {
  kind: Kind
  shift?: PastShift
  title?: string
  servedOn?: string
  place?: string
  content?: string
  organizationId?: string
  responsibleName?: string
}

/** Proposes hours that no scan shows, with the paper that proves them. */
export function ProposeDrawer({ onClose }: { onClose: () => void }) {
  const { streetId, me } = useWorkplace()
  return (
    <FormDrawer
      title="提出补录"
      okText="提出，等另一位同事审核"
      width={560}
      initial={{ kind: 'shift', servedOn: shanghaiDate(new Date()), responsibleName: me.name }}
      write={usePropose(streetId)}
      wish={wishOf}
      done={({ personName }) => `已提出：${personName}。请另一位同事来审核`}
      onClose={onClose}
    >
      <ProposalFields />
    </FormDrawer>
  )
}

function ProposalFields() {
  const kind = Form.useWatch<Kind | undefined>('kind') ?? 'shift'
  return (
    <>
      <Form.Item
        name="number"
        label="志愿者号"
        extra="YX 加十位数字，志愿者手机上“我的”里有。"
        rules={needed('请填志愿者号')}
      >
        <Input maxLength={20} autoFocus />
      </Form.Item>
      <Form.Item name="kind">
        <Segmented<Kind>
          aria-label="有没有班次"
          options={[
            { value: 'shift', label: '在某一班' },
            { value: 'free', label: '不在班次里' },
          ]}
        />
      </Form.Item>
      {kind === 'shift' ? <ShiftFields /> : <FreeFields />}
      <Form.Item
        name="minutes"
        label="时长（分钟）"
        extra="不能超过这一班的计划时长，也不能超过街道定的每天上限。"
        rules={chosen('请填分钟数')}
      >
        <InputNumber min={1} max={1440} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label="为什么补" rules={needed('请写明原因')}>
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="attachmentId" label="证明材料" rules={chosen('请先上传签到表的照片或扫描件')}>
        <PaperField />
      </Form.Item>
    </>
  )
}

/** What of a shift is known already is taken from it by the server. */
function wishOf({ kind, shift, number, minutes, reason, attachmentId, ...free }: Filled): BackfillWish {
  const common = { number, minutes, reason, attachmentId }
  if (kind === 'shift' && shift !== undefined) {
    const { id, title, startsAt, place, content, organizationId, responsibleName } = shift
    const servedOn = shanghaiDate(new Date(startsAt))
    return { ...common, shiftId: id, title, servedOn, place, content, organizationId, responsibleName }
  }
  return {
    ...common,
    shiftId: null,
    title: free.title ?? '',
    servedOn: free.servedOn ?? '',
    place: free.place ?? '',
    content: free.content ?? '',
    organizationId: free.organizationId ?? '',
    responsibleName: free.responsibleName ?? '',
  }
}
