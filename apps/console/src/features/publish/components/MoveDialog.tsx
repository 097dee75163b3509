import type { ManagedService } from '@yunxuan/contract'
import { App } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { useTransition } from '../publish.queries.ts'
import type { Move } from '../service-words.ts'

interface Props {
  service: ManagedService
  move: Move
  onClose: () => void
}

/** Brings a service to another status, with the reason where others will read one. */
export function MoveDialog({ service, move, onClose }: Props) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const transition = useTransition(streetId)
  return (
    <ReasonDialog
      title={`${move.name}：${service.edit.title}`}
      explain={move.explain}
      okText={move.name}
      isOptional={!move.needsReason}
      isBusy={transition.isPending}
      error={transition.error}
      onOk={reason =>
        transition.mutate(
          { serviceId: service.id, to: move.to, reason },
          {
            onSuccess: () => {
              void message.success(move.done)
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}
