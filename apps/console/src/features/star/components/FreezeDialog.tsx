import type { StarRun } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Alert, Form, Input, Modal } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { useFreeze } from '../star.queries.ts'

interface Filled {
  title: string
  until: string
}

/** Counts everybody's hours until a day, by the rules of today. */
export function FreezeDialog({ onDone, onClose }: { onDone: (run: StarRun) => void; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<Filled>()
  const freeze = useFreeze(streetId)
  const today = shanghaiDate(new Date())
  return (
    <Modal
      open
      title="开始一次评星"
      okText="统计"
      cancelText="先不"
      confirmLoading={freeze.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="gap-below">
        按今天的街道设置，把每个人到那一天的时长算好、定下来。以后设置改了，这一次不变。
      </p>
      {freeze.error !== null && (
        <Alert type="error" showIcon title={sayError(freeze.error)} className="gap-below" />
      )}
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: suggestTitle(today), until: today }}
        onFinish={({ title, until }) => freeze.mutate({ title: title.trim(), until }, { onSuccess: onDone })}
      >
        <Form.Item
          name="title"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填名称' }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="until" label="统计到哪天" rules={[{ required: true, message: '请选日期' }]}>
          <DayInput allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function suggestTitle(today: string): string {
  const isFirstHalf = Number(today.slice(5, 7)) <= 6
  return `${today.slice(0, 4)} 年${isFirstHalf ? '上' : '下'}半年星级志愿者`
}
