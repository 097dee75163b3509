import { App } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import type { Move } from '../offering.ts'
import type { Transition } from '../publish.queries.ts'

/** What of a mutation brings an offering to another status. */
export interface Transitioning {
  isPending: boolean
  error: Error | null
  mutate: (wish: Transition, on: { onSuccess: () => void }) => void
}

interface Props {
  offering: { id: string; version: number; title: string }
  move: Move
  transition: Transitioning
  onClose: () => void
}

/** Brings an offering to another status, with the reason where others will read one. */
export function MoveDialog({ offering: { id, title, ...read }, move, transition, onClose }: Props) {
  const { message } = App.useApp()
  // What arrives behind the open dialog has not been read.
  const [version] = useState(read.version)
  return (
    <ReasonDialog
      title={`${move.name}：${title}`}
      explain={move.explain}
      okText={move.name}
      isOptional={!move.needsReason}
      isBusy={transition.isPending}
      error={transition.error}
      onOk={reason =>
        transition.mutate(
          { id, version, to: move.to, reason },
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
