import type { ManagedAnswer } from '@yunxuan/contract'
import { type Category, categories, categoryNames } from '@yunxuan/domain'
import { Form, InputNumber, Select } from 'antd'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
import { TimeInput } from '../../../ui/TimeInput.tsx'
import { LocationSelect, OrganizationSelect } from '../../publish/components/KeptSelect.tsx'
import { type DraftWish, useDraft } from '../answer.queries.ts'

/** What an answer becomes: what residents book, or what volunteers sign up for. */
export type DraftKind = 'service' | 'activity'

export const draftNames: Readonly<Record<DraftKind, string>> = {
  service: '照着开一项服务',
  activity: '照着开一次活动',
}

interface Filled {
  organizationId: string
  locationId: string
  category: Category
  day: string
  time: string
  feeYuan?: number
}

interface Props {
  answer: ManagedAnswer
  kind: DraftKind
  onClose: () => void
}

/** What an answer does not say of what it becomes; the rest of the draft is filled in from it. */
export function DraftDialog({ answer, kind, onClose }: Props) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const draft = useDraft(streetId, answer.id, kind)
  const isService = kind === 'service'
  return (
    <FormDialog<Filled, DraftWish, { path: string }>
      title={draftNames[kind]}
      okText="写成草稿"
      initial={{
        day: answer.fromOn,
        ...(answer.organizationId === null ? {} : { organizationId: answer.organizationId }),
      }}
      write={draft}
      wish={({ organizationId, locationId, category, day, time, feeYuan }) => ({
        organizationId,
        locationId,
        category,
        feeFen: feeYuan === undefined ? null : Math.round(feeYuan * 100),
        first: { day, time },
      })}
      done="草稿写好了，看一遍再送审"
      onDone={({ path }) => void navigate(`/${streetId}/${path}`)}
      onClose={onClose}
    >
      <p className="gap-below">
        名称、说明和名额照着答卷填好，您看过再送审，由另一位同事发布。
        {isService
          ? '发布以后，提的人和说了“我也需要”的邻居先约。'
          : '来答的人是负责人。发布以后，提的人和说了“我也需要”的邻居会收到通知。'}
        {answer.said.placeNote !== '' && `答卷里说的地方：${answer.said.placeNote}。`}
      </p>
      <Form.Item name="organizationId" label="哪个机构来办" rules={chosen('请选机构')}>
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="locationId" label="在哪里" rules={chosen('请选地点')}>
        <LocationSelect />
      </Form.Item>
      <Form.Item name="category" label="哪一类" rules={chosen('请选类别')}>
        <Select options={categories.map(value => ({ value, label: categoryNames[value].name }))} />
      </Form.Item>
      <div className="fields">
        <Form.Item name="day" label="第一场哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="time" label="几点开始" rules={chosen('请选时间')}>
          <TimeInput />
        </Form.Item>
        {isService && answer.isPaid && (
          <Form.Item name="feeYuan" label="收多少钱（元）" rules={chosen('请写上多少钱')}>
            <InputNumber min={0.01} max={100_000} precision={2} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </div>
    </FormDialog>
  )
}
