import type { StarRun } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { useFreeze } from '../star.queries.ts'

/** Counts everybody's hours until a day, by the rules of today. */
export function FreezeDialog({ onDone, onClose }: { onDone: (run: StarRun) => void; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const today = shanghaiDate(new Date())
  return (
    <FormDialog
      title="开始一次评星"
      okText="统计"
      initial={{ title: suggestTitle(today), until: today }}
      write={useFreeze(streetId)}
      wish={(filled: { title: string; until: string }) => filled}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="gap-below">
        按今天的街道设置，把每个人到那一天的时长算好、定下来。以后设置改了，这一次不变。
      </p>
      <Form.Item name="title" label="名称" rules={needed('请填名称')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="until" label="统计到哪天" rules={chosen('请选日期')}>
        <DayInput allowClear={false} />
      </Form.Item>
    </FormDialog>
  )
}

function suggestTitle(today: string): string {
  const isFirstHalf = Number(today.slice(5, 7)) <= 6
  return `${today.slice(0, 4)} 年${isFirstHalf ? '上' : '下'}半年星级志愿者`
}
