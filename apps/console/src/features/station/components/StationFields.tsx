import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import {
  facilities,
  facilityNames,
  facilityStateNames,
  facilityStates,
  stationKindNames,
  stationKinds,
} from '@yunxuan/domain'
import { Button, Form, Input, Select } from 'antd'
import { DayInput } from '../../../ui/DayInput.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { TimeInput } from '../../../ui/TimeInput.tsx'
import { fieldNames } from '../station-form.ts'

const days = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, at) => ({
  value: at + 1,
  label,
}))
const everyDay = days.map(({ value }) => value)
const states = [
  { value: 'none', label: '没有' },
  ...facilityStates.map(state => ({ value: state, label: facilityStateNames[state] })),
]

/** What is written of a station beside what its location is. */
export function StationFields() {
  return (
    <>
      <Form.Item name="kind" label={fieldNames.kind}>
        <Select options={stationKinds.map(kind => ({ value: kind, label: stationKindNames[kind] }))} />
      </Form.Item>
      <Hours />
      <Form.Item label={fieldNames.facilities} extra="坏了、用完了也写上，来的人就不会白跑">
        <div className="facility-fields">
          {facilities.map(facility => (
            <Form.Item key={facility} name={['has', facility]} label={facilityNames[facility]}>
              <Select options={states} />
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Form.Item name="phone" label={fieldNames.phone}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="note" label={fieldNames.note} extra="比如 快递、外卖的师傅随时进来坐">
        <Input.TextArea maxLength={200} autoSize />
      </Form.Item>
      <Closure />
    </>
  )
}

/** Days and times; a shift past midnight is two lines. */
export function Hours({
  label = fieldNames.hours,
  extra = '中午关门就写两行；24 小时写 00:00 到 00:00',
}: {
  label?: string
  extra?: string
}) {
  return (
    <Form.Item label={label} extra={extra}>
      <Form.List name="times">
        {(lines, { add, remove }) => (
          <div className="stack">
            {lines.map(({ key, name }) => (
              <div key={key} className="opening-line">
                <Form.Item name={[name, 'weekdays']} rules={chosen('请选哪几天')} noStyle>
                  <Select mode="multiple" aria-label="哪几天" options={days} placeholder="哪几天" />
                </Form.Item>
                <Form.Item name={[name, 'from']} rules={needed('请选几点开')} noStyle>
                  <TimeInput />
                </Form.Item>
                <Form.Item name={[name, 'to']} rules={needed('请选几点关')} noStyle>
                  <TimeInput />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label="去掉这一行"
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <div className="row-actions">
              <Button
                icon={<PlusOutlined aria-hidden />}
                onClick={() => add({ weekdays: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' })}
              >
                加一段时间
              </Button>
              {lines.length === 0 && (
                <Button onClick={() => add({ weekdays: everyDay, from: '00:00', to: '00:00' })}>
                  每天 24 小时
                </Button>
              )}
            </div>
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** From when nobody need come, until when, and why. */
function Closure() {
  const from = Form.useWatch<string | null>('closedFrom')
  return (
    <>
      <Form.Item name="closedFrom" label="临时停用，从哪天起（照常开着就不选）">
        <DayInput />
      </Form.Item>
      {from && (
        <>
          <Form.Item name="closedUntil" label="到哪天（还不知道就不选）">
            <DayInput from={from} />
          </Form.Item>
          <Form.Item name="closedReason" label="为什么停" rules={needed('请写为什么停，居民看得到')}>
            <Input maxLength={60} placeholder="换门窗" />
          </Form.Item>
        </>
      )}
    </>
  )
}
