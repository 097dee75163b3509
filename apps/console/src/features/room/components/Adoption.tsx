import type { ManagedRoom } from '@yunxuan/contract'
import { App, Button, Modal } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { sayDaySpan } from '../../../ui/say.ts'
import { useAdopt } from '../room.queries.ts'

/** Lets the coming slots that name a room have it; where any collides, all are shown and nothing is changed. */
export function Adoption({ room, onClose }: { room: ManagedRoom; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const adopt = useAdopt(streetId)
  const send = () =>
    adopt.mutate(room.id, {
      onSuccess: ({ isDone, items }) => {
        if (!isDone) return
        void message.success(`${items.length} 场占住了，别人借不走`)
        onClose()
      },
    })
  const colliding = (adopt.data?.items ?? []).filter(({ collision }) => collision !== null)
  return (
    <Modal
      open
      title={`让场次占住：${room.locationName}${room.edit.name}`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={adopt.isPending} onClick={send}>
            占住
          </Button>
        </>
      }
    >
      <p>
        以后的场次里，地点和房间写的是这一间的，都占住它。有一场撞上别的，就一场也不动，先告诉您撞在哪里。
      </p>
      <Failed error={adopt.error} />
      {colliding.length > 0 && (
        <div className="stack" role="alert">
          <b>{colliding.length} 场撞上了，什么都没改：</b>
          {colliding.map(({ slotId, title, startsAt, endsAt, collision }) => (
            <p key={slotId}>
              {sayDaySpan(startsAt, endsAt)} {title}，撞上 {collision}
            </p>
          ))}
        </div>
      )}
    </Modal>
  )
}
