import { addDays, type SpotCheckKind, shanghaiDate } from '@yunxuan/domain'
import { Checkbox, Form, Input, InputNumber, Segmented } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
import { useSpotCheck } from '../upload.queries.ts'

interface Filled {
  from: string
  to: string
  kind: SpotCheckKind
  size: number
  isStratified: boolean
  nameReason?: string
}

const kinds = [
  { value: 'all', label: '全部记录里抽' },
  { value: 'suspicious', label: '只抽有疑点的' },
] as const satisfies readonly { value: SpotCheckKind; label: string }[]

/** Draws records with all their evidence into one file; the draw can be repeated and is logged. */
export function SpotCheckDialog({ onClose }: { onClose: () => void }) {
  const { streetId, roles } = useWorkplace()
  const today = shanghaiDate(new Date())
  return (
    <FormDialog
      title="抽查包"
      okText="抽取并下载"
      initial={{ from: addDays(today, -90), to: today, kind: 'all', size: 20, isStratified: true }}
      write={useSpotCheck(streetId)}
      wish={({ nameReason = '', ...wish }: Filled) => ({
        wish: { ...wish, ...(nameReason === '' ? {} : { nameReason }) },
        fileName: `抽查包 ${wish.from} 至 ${wish.to}.zip`,
      })}
      done="抽查包做好了，已记进日志"
      onClose={onClose}
    >
      <p className="gap-below">每条记录连同扫码、确认、更正和防伪记录一起装进一个文件，拿去就能核对。</p>
      <div className="fields">
        <Form.Item name="from" label="服务从哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="to" label="到哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Form.Item>
      </div>
      <Form.Item name="kind" label="怎么抽">
        <Segmented options={[...kinds]} />
      </Form.Item>
      <Form.Item name="size" label="抽几条" rules={chosen('请填条数')}>
        <InputNumber min={1} max={500} precision={0} />
      </Form.Item>
      <Form.Item name="isStratified" valuePropName="checked">
        <Checkbox>每种依据都抽到</Checkbox>
      </Form.Item>
      {roles.includes('administrator') && (
        <Form.Item
          name="nameReason"
          label="要看全名的原因（可不填）"
          extra="不填，名字遮住一部分。填了会记进日志。"
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
