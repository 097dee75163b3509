import { useState } from 'react'
import type { Writing } from '../../../ui/FormDialog.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import type { Move, Offering } from '../offering.ts'
import type { Transition } from '../publish.queries.ts'

interface Props {
  offering: Pick<Offering, 'id' | 'version' | 'title'>
  move: Move
  transition: Writing<Transition, unknown>
  onClose: () => void
  /** Residents can see it from now on. */
  onPublished?: () => void
}

/** Brings an offering to another status, with the reason where others will read one. */
export function MoveDialog({ offering, move, transition, onClose, onPublished }: Props) {
  const { id, title } = offering
  // What arrives behind the open dialog has not been read.
  const [version] = useState(offering.version)
  return (
    <ReasonDialog
      title={`${move.name}：${title}`}
      explain={move.explain}
      okText={move.name}
      isOptional={!move.needsReason}
      write={transition}
      wish={reason => ({ id, version, to: move.to, reason })}
      done={move.done}
      onDone={() => {
        onClose()
        if (move.to === 'published') onPublished?.()
      }}
      onClose={onClose}
    />
  )
}
