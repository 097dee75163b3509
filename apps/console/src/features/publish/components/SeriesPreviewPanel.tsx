import type { SeriesObstacle, SeriesPreview } from '@yunxuan/contract'
import { sayPlace } from '@yunxuan/domain'
import { Button, Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { sayDaySpan, sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import type { Offering, OfferingWords } from '../offering.ts'
import { useSeriesPreview } from '../publish.queries.ts'
import { changeOf, type SeriesValues, wishOf } from '../series.ts'
import type { Ticks } from '../use-ticks.ts'

interface Props {
  offering: Offering
  ticks: Ticks
  isCancelling: boolean
}

/** What would come of it, asked anew whenever something is filled in: each slot, and everybody who is told. */
export function SeriesPreviewPanel({ offering, ticks, isCancelling }: Props) {
  const { streetId } = useWorkplace()
  const form = Form.useFormInstance<SeriesValues>()
  const values: SeriesValues | undefined = Form.useWatch(all => all, form)
  const change = changeOf(values ?? { reason: '' })
  const isNothing = !isCancelling && Object.keys(change).length === 0
  const wish = wishOf(ticks.ticked, isCancelling ? null : change)
  // Compared as text: what is filled in is a new object at every letter.
  const settled = useSettled(isNothing || ticks.ticked.length === 0 ? '' : JSON.stringify(wish))
  const isSettled = settled === JSON.stringify(wish)
  const preview = useSeriesPreview(streetId, offering.id, isSettled ? wish : null)
  if (isNothing) return null
  return (
    <Loaded query={preview}>
      {data =>
        data === null ? null : (
          <section className="stack" aria-label="改了会怎样" aria-busy={preview.isFetching}>
            <Obstacles preview={data} ticks={ticks} words={offering.words} />
            <People preview={data} words={offering.words} />
            <Becoming preview={data} ticks={ticks} isCancelling={isCancelling} words={offering.words} />
          </section>
        )
      }
    </Loaded>
  )
}

interface PartProps {
  preview: SeriesPreview
  words: OfferingWords
}

/** Those that stand in the way of all the others, and the way to go on without them. */
function Obstacles({ preview, ticks, words: { one } }: PartProps & { ticks: Ticks }) {
  const hindered = new Set(preview.items.flatMap(item => (item.obstacle === null ? [] : [item.slotId])))
  if (hindered.size === 0) return null
  return (
    <p className="notice notice-red" role="alert">
      有 {hindered.size} {one}改不了，下面标出来了。要么都改，要么都不改：
      <Button size="small" onClick={() => ticks.put(ticks.ticked.filter(slot => !hindered.has(slot.id)))}>
        去掉这 {hindered.size} {one}
      </Button>
    </p>
  )
}

// More are a wall of names before the slots; whoever wants to see them opens it.
const fewNames = 12

/** Who reads it on the phone, and who has to be called. */
function People({ preview: { people }, words: { bookers, one } }: PartProps) {
  const [told, toCall] = [people.filter(each => each.hasAccount), people.filter(each => !each.hasAccount)]
  if (people.length === 0) return <p className="soft">不用通知谁：没有{bookers}要知道的变动。</p>
  const say = ({ name, slots }: SeriesPreview['people'][number]) =>
    slots > 1 ? `${name}（${slots} ${one}）` : name
  return (
    <>
      {toCall.length > 0 && (
        <p>
          <b>要打电话 {toCall.length} 位</b>：
          {toCall.map(each => `${say(each)} ${each.phone ?? '没留电话'}`).join('、')}
        </p>
      )}
      {told.length > 0 && (
        <details open={told.length <= fewNames}>
          <summary>
            <b>会通知 {told.length} 位</b>，每人一条
          </summary>
          {told.map(say).join('、')}
        </details>
      )}
    </>
  )
}

function Becoming({
  preview,
  ticks,
  isCancelling,
  words,
}: PartProps & { ticks: Ticks; isCancelling: boolean }) {
  const before = new Map(ticks.ticked.map(slot => [slot.id, slot]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="table-frame preview" aria-label={`改后的${words.times}`} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">原来</th>
            <th scope="col">{isCancelling ? '会怎样' : '改成'}</th>
            <th scope="col">{words.booked} / 名额</th>
          </tr>
        </thead>
        <tbody>
          {preview.items.map(item => {
            const slot = before.get(item.slotId)
            return (
              <tr key={item.slotId}>
                <td>{slot === undefined ? '' : sayInstant(slot.startsAt)}</td>
                <td>
                  {item.obstacle !== null && <Tag tone="red">{obstacleWords[item.obstacle]}</Tag>}
                  {item.obstacle === null && (isCancelling ? '取消' : sayBecome(item))}
                </td>
                <td className="number">
                  {item.taken} / {item.places}
                  {item.waiting > 0 && `，候补 ${item.waiting}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function sayBecome({ startsAt, endsAt, locationName, room }: SeriesPreview['items'][number]): string {
  return `${sayDaySpan(startsAt, endsAt)}，${sayPlace(locationName, room)}`
}

const obstacleWords: Readonly<Record<SeriesObstacle, string>> = {
  changed_meanwhile: '刚刚有人改过',
  slot_cancelled: '已经取消了',
  slot_in_past: '时间已经过了',
  slot_over: '已经结束了',
  slot_times_invalid: '时间太长',
  places_below_taken: '名额比已约的少',
  slot_duplicate: '那个时间、地点已经有一场',
  shift_has_arrivals: '有人签到了，不能取消',
}
