import { App, Button, Checkbox } from 'antd'
import { type ManyDone, useMany } from '../api/many.ts'

interface Props<T> {
  /** Those that may be ticked. */
  all: readonly T[]
  ticked: readonly T[]
  onTick: (items: readonly T[]) => void
  nameOf: (item: T) => string
  /** The verb, 发布, and the measure word, 项. */
  verb: string
  unit: string
  explain: string
  act: (item: T) => Promise<unknown>
  /** Once, after the last. */
  onDone: () => unknown
}

/** Does with many that are ticked what is done with one, after one question; what was refused is said line by line. */
export function ManyBar<T>({ all, ticked, onTick, nameOf, verb, unit, explain, act, onDone }: Props<T>) {
  const { modal, message } = App.useApp()
  const { run, isPending, count } = useMany(act)
  const say = ({ done, refused }: ManyDone<T>) => {
    onTick(refused.map(({ item }) => item))
    if (refused.length === 0) {
      void message.success(`已${verb} ${done.length} ${unit}`)
      return
    }
    modal.warning({
      title: `${verb}了 ${done.length} ${unit}，还有 ${refused.length} ${unit}没有`,
      content: (
        <ul>
          {refused.map(({ item, why }) => (
            <li key={nameOf(item)}>
              <b>{nameOf(item)}</b>：{why}
            </li>
          ))}
        </ul>
      ),
      okText: '知道了',
    })
  }
  const ask = () =>
    modal.confirm({
      title: `${verb}这 ${ticked.length} ${unit}？`,
      content: (
        <>
          <p>{explain}</p>
          <ul className="many">
            {ticked.map(item => (
              <li key={nameOf(item)}>{nameOf(item)}</li>
            ))}
          </ul>
        </>
      ),
      okText: `${verb} ${ticked.length} ${unit}`,
      cancelText: '取消',
      onOk: () =>
        void run(ticked).then(done => {
          say(done)
          onDone()
        }),
    })
  return (
    <div className="filters">
      <Checkbox
        checked={ticked.length > 0 && ticked.length === all.length}
        indeterminate={ticked.length > 0 && ticked.length < all.length}
        disabled={all.length === 0 || isPending}
        onChange={event => onTick(event.target.checked ? all : [])}
      >
        全选
      </Checkbox>
      <Button type="primary" disabled={ticked.length === 0} loading={isPending} onClick={() => void ask()}>
        {isPending ? `正在${verb} ${count + 1} / ${ticked.length}` : `${verb}勾选的 ${ticked.length} ${unit}`}
      </Button>
    </div>
  )
}
