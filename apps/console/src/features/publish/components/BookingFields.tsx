import { Checkbox, Form, InputNumber, Select } from 'antd'
import { chosen } from '../../../ui/rules.ts'
import { fieldNames, type ServiceValues } from '../service-form.ts'

const Field = Form.Item<ServiceValues>
const whole = { style: { width: '100%' }, precision: 0 } as const

export function BookingFields() {
  return (
    <>
      <div className="fields">
        <Field name="durationMinutes" label={fieldNames.durationMinutes} rules={chosen('请写一场多久')}>
          <InputNumber min={5} max={1440} {...whole} />
        </Field>
        <Field name="placesPerSlot" label={fieldNames.placesPerSlot} rules={chosen('请写几个名额')}>
          <InputNumber min={1} max={1000} {...whole} />
        </Field>
        <Field name="partyMax" label={fieldNames.partyMax} rules={chosen('请写 1 到 6')}>
          <InputNumber min={1} max={6} {...whole} />
        </Field>
        <Field name="noteKind" label={fieldNames.noteKind}>
          <Select
            allowClear
            placeholder="不收"
            options={[
              { value: 'general', label: '可以，一般的事' },
              { value: 'health', label: '可以，身体情况（要单独同意）' },
            ]}
          />
        </Field>
      </div>
      <Field name="needsApproval" valuePropName="checked">
        <Checkbox>预约要先由工作人员审核，通过了才占名额</Checkbox>
      </Field>
      <p className="soft">下面三项不填就按街道设置。</p>
      <div className="fields">
        <Field name="cancelCutoffMinutes" label={fieldNames.cancelCutoffMinutes}>
          <InputNumber min={0} max={10_080} placeholder="按街道设置" {...whole} />
        </Field>
        <Field name="bookingOpensDays" label={fieldNames.bookingOpensDays}>
          <InputNumber min={0} max={365} placeholder="按街道设置" {...whole} />
        </Field>
        <Field name="bookingClosesMinutes" label={fieldNames.bookingClosesMinutes}>
          <InputNumber min={0} max={10_080} placeholder="按街道设置" {...whole} />
        </Field>
      </div>
    </>
  )
}
