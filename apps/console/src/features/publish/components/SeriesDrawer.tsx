import type { Reply } from '@yunxuan/contract'
import { Form, Input, InputNumber } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { TimeInput } from '../../../ui/TimeInput.tsx'
import type { Offering, OfferingWords } from '../offering.ts'
import { useSeries } from '../publish.queries.ts'
import { changeOf, needsReason, type SeriesValues, usualPlace, wishOf } from '../series.ts'
import type { Ticks } from '../use-ticks.ts'
import { LocationSelect } from './KeptSelect.tsx'
import { SeriesPreviewPanel } from './SeriesPreviewPanel.tsx'

interface Props {
  offering: Offering
  ticks: Ticks
  isCancelling: boolean
  onClose: () => void
}

/** Changes or cancels all that is ticked, with what will come of it before it is done. */
export function SeriesDrawer({ offering, ticks, isCancelling, onClose }: Props) {
  const { streetId } = useWorkplace()
  const { words } = offering
  const write = useSeries(streetId, offering.id)
  const count = `${ticks.ticked.length} ${words.one}`
  const name = isCancelling ? `取消这 ${count}` : `改这 ${count}`
  return (
    <FormDrawer
      title={name}
      okText={name}
      width={720}
      initial={{ reason: '' }}
      write={write}
      wish={(values: SeriesValues) => ({
        ...wishOf(ticks.ticked, isCancelling ? null : changeOf(values)),
        reason: values.reason,
      })}
      done={answer => sayDone(answer, isCancelling, words)}
      onDone={() => {
        ticks.put([])
        onClose()
      }}
      onClose={onClose}
    >
      {!isCancelling && <SeriesFields />}
      <Form.Item
        name="reason"
        label={
          isCancelling ? `原因（${words.people}会看到）` : `原因（改了时间、地点要写，${words.people}会看到）`
        }
        rules={
          isCancelling
            ? needed('请写明原因')
            : [({ getFieldsValue }) => ({ validator: async () => refuse(getFieldsValue(true)) })]
        }
      >
        <Input maxLength={200} />
      </Form.Item>
      <SeriesPreviewPanel offering={offering} ticks={ticks} isCancelling={isCancelling} />
    </FormDrawer>
  )
}

const whole = { style: { width: '100%' }, precision: 0, placeholder: '不变' } as const

/** What is left empty stays as each of them has it. */
function SeriesFields() {
  return (
    <>
      <p className="gap-below">只填要改的，空着的照旧。</p>
      <div className="fields">
        <Form.Item name="time" label="都改到几点开始">
          <TimeInput />
        </Form.Item>
        <Form.Item name="minutes" label="都改成多久（分钟）">
          <InputNumber min={5} max={1440} {...whole} />
        </Form.Item>
        <Form.Item name="shiftDays" label="都推后几天（提前写 -1、-7）">
          <InputNumber min={-366} max={366} {...whole} />
        </Form.Item>
        <Form.Item name="places" label="名额都改成">
          <InputNumber min={1} max={1000} {...whole} />
        </Form.Item>
      </div>
      <div className="fields">
        <Form.Item name="locationId" label="地点都改到" htmlFor="seriesPlace">
          <LocationSelect id="seriesPlace" empty="不变" first={{ id: usualPlace, name: '平常的地点' }} />
        </Form.Item>
        <Form.Item name="room" label="房间都改到">
          <Input maxLength={40} placeholder="不变" />
        </Form.Item>
      </div>
    </>
  )
}

function refuse(values: SeriesValues): void {
  const change = changeOf(values)
  if (Object.keys(change).length === 0) throw new Error('还没有填要改什么')
  if (needsReason(change) && values.reason.trim() === '') throw new Error('请写明原因，来的人会看到')
}

type Answer = Reply<'POST /v1/streets/:streetId/managed/services/:serviceId/series'>

function sayDone({ items, told, toCall }: Answer, isCancelling: boolean, { one }: OfferingWords): string {
  const done = `${isCancelling ? '已取消' : '已改好'} ${items.length} ${one}`
  const notices = told > 0 ? `，已通知 ${told} 位` : ''
  return `${done}${notices}${toCall > 0 ? `，还有 ${toCall} 位要打电话，名单在“待电话联系”` : ''}`
}
