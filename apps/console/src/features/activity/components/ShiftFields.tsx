import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { chosen, needed } from '../../../ui/rules.ts'
import { type ActivityValues, fieldNames } from '../activity-form.ts'

const Field = Form.Item<ActivityValues>
const whole = { style: { width: '100%' }, precision: 0 } as const

export function ShiftFields() {
  return (
    <>
      <div className="fields">
        <Field name="durationMinutes" label={fieldNames.durationMinutes} rules={chosen('请写一班多久')}>
          <InputNumber min={5} max={1440} {...whole} />
        </Field>
        <Field name="placesPerShift" label={fieldNames.placesPerShift} rules={chosen('请写几个名额')}>
          <InputNumber min={1} max={1000} {...whole} />
        </Field>
        <Field name="opensDays" label={fieldNames.opensDays}>
          <InputNumber min={0} max={365} placeholder="按街道设置" {...whole} />
        </Field>
        <Field name="withdrawNoticeMinutes" label={fieldNames.withdrawNoticeMinutes}>
          <InputNumber min={0} max={10_080} placeholder="按街道设置" {...whole} />
        </Field>
      </div>
      <Stalls />
    </>
  )
}

/** The stalls of a market day: one check-in for all, and volunteers choose where they help. */
function Stalls() {
  return (
    <fieldset className="choices">
      <legend>{fieldNames.stalls}</legend>
      <p className="soft">大集市才要：一处签到，报名时选摊位。</p>
      <Form.List name="stalls">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <StallLine key={key} index={name} onRemove={() => remove(name)} />
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ name: '', organizationName: '', places: 2 })}
              style={{ alignSelf: 'flex-start' }}
            >
              加一个摊位
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/** The list stands before the names of its fields by itself: named in full they would lie beside it, and be lost. */
function StallLine({ index, onRemove }: { index: number; onRemove: () => void }) {
  const nth = index + 1
  return (
    <div className="stall-line">
      <Form.Item name={[index, 'name']} rules={needed('请写摊位名')}>
        <Input aria-label={`摊位 ${nth} 的名字`} maxLength={30} placeholder="摊位名，比如 磨刀" />
      </Form.Item>
      <Form.Item name={[index, 'organizationName']}>
        <Input aria-label={`摊位 ${nth} 的单位`} maxLength={40} placeholder="哪个单位（可不填）" />
      </Form.Item>
      <Form.Item name={[index, 'places']} rules={chosen('要几位')}>
        <InputNumber aria-label={`摊位 ${nth} 要几位`} min={1} max={1000} suffix="位" precision={0} />
      </Form.Item>
      <Button
        type="text"
        icon={<MinusCircleOutlined aria-hidden />}
        aria-label={`去掉摊位 ${nth}`}
        onClick={onRemove}
      />
    </div>
  )
}
