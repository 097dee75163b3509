import type { RepeatRule } from '@yunxuan/contract'
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio } from 'antd'
import dayjs from 'dayjs'
import { DayInput } from '../../../ui/DayInput.tsx'
import { chosen } from '../../../ui/rules.ts'
import { TimeInput } from '../../../ui/TimeInput.tsx'
import { weekdays } from '../repeat-rule.ts'
import { PlaceField } from './PlaceField.tsx'

const Field = Form.Item<RepeatRule>
const whole = { style: { width: '100%' }, precision: 0 } as const

/** The rule; `one` is what a time of it is counted by. */
export function RepeatFields({ one }: { one: string }) {
  return (
    <>
      <div className="fields fields-4">
        <Field name="from" label="从哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Field>
        <Field name="to" label="到哪天" rules={chosen('请选日期')}>
          <DayInput allowClear={false} />
        </Field>
        <Field name="everyWeeks" label="每几周一次" rules={chosen('请填 1 到 8')}>
          <InputNumber min={1} max={8} {...whole} />
        </Field>
        <Field name="time" label="几点开始" rules={chosen('请填时间')}>
          <TimeInput />
        </Field>
      </div>
      <Field name="weekdays" label="周几" rules={[{ validator: needsOne }]}>
        <Checkbox.Group options={[...weekdays]} />
      </Field>
      <div className="fields fields-4">
        <Field name="durationMinutes" label={`一${one}多久（分钟）`} rules={chosen('请填多久')}>
          <InputNumber min={5} max={1440} {...whole} />
        </Field>
        <Field name="places" label={`一${one}几个名额`} rules={chosen('请填名额')}>
          <InputNumber min={1} max={1000} {...whole} />
        </Field>
        <PlaceField />
        <Field name="room" label="房间（可不填）">
          <Input maxLength={40} />
        </Field>
        <Field name="except" label="去掉哪些日子（可不填）">
          <DaysInput />
        </Field>
      </div>
      <Field name="holidays" label="法定节假日">
        <Radio.Group
          options={[
            { value: 'skip', label: '放假不排' },
            { value: 'keep', label: '照常排' },
          ]}
        />
      </Field>
    </>
  )
}

// A `required` rule would mark the group with an attribute that a group may not have.
async function needsOne(_rule: unknown, days: readonly number[]): Promise<void> {
  if (days.length === 0) throw new Error('请至少选一天')
}

interface DaysProps {
  id?: string
  value?: readonly string[]
  onChange?: (days: string[]) => void
}

function DaysInput({ id, value = [], onChange }: DaysProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      multiple
      maxTagCount="responsive"
      placeholder="选日期"
      style={{ width: '100%' }}
      value={value.map(day => dayjs(day))}
      onChange={days => onChange?.((days ?? []).map(day => day.format('YYYY-MM-DD')))}
    />
  )
}
