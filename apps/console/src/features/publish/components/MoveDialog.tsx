import { useState } from 'react'
import type { Writing } from '../../../ui/FormDialog.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import type { Move } from '../offering.ts'
import type { Transition } from '../publish.queries.ts'

interface Props {
  offering: { id: string; version: number; title: string }
  move: Move
  transition: Writing<Transition, unknown>
  onClose: () => void
}

/** Brings an offering to another status, with the reason where others will read one. */
export function MoveDialog({ offering: { id, title, ...read }, move, transition, onClose }: Props) {
  // What arrives behind the open dialog has not been read.
  const [version] = useState(read.version)
  return (
    <ReasonDialog
      title={`${move.name}：${title}`}
      explain={move.explain}
      okText={move.name}
      isOptional={!move.needsReason}
      write={transition}
      wish={reason => ({ id, version, to: move.to, reason })}
      done={move.done}
      onClose={onClose}
    />
  )
}
