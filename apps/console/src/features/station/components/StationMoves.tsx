import type { ManagedStation } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { useConfirmStation, useEndStation } from '../station.queries.ts'

interface Props {
  station: ManagedStation
  onDone: () => void
}

/** That all of it is still true, and that it is a station no longer. */
export function StationMoves({ station, onDone }: Props) {
  const { streetId } = useWorkplace()
  const confirm = useConfirmStation(streetId)
  const end = useEndStation(streetId)
  const { modal, message } = App.useApp()
  const { id, name } = station.location
  const say = (words: string) => () => {
    void message.success(words)
    onDone()
  }
  const askEnd = () =>
    void modal.confirm({
      title: `不再把“${name}”列进去哪儿？`,
      content: '开门时间和设施会去掉；地点还在，服务和活动照常。',
      okText: '不列了',
      okButtonProps: { danger: true },
      onOk: () => end.mutateAsync(id).then(say('已去掉'), () => undefined),
    })
  return (
    <div className="stack gap-above">
      <Failed error={confirm.error ?? end.error} />
      <div className="row-actions">
        <Button
          loading={confirm.isPending}
          onClick={() => void confirm.mutateAsync(id).then(say('已核实，记到今天'), () => undefined)}
        >
          去看过了，都对
        </Button>
        <Button danger type="text" loading={end.isPending} onClick={askEnd}>
          不再列出
        </Button>
      </div>
    </div>
  )
}
