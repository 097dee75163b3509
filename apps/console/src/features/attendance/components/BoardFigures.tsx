import type { AttendanceCounts } from '@yunxuan/contract'
import { Figure, Figures } from '../../../ui/Figures.tsx'

interface Props {
  counts: AttendanceCounts
  /** How many somebody has to look at; left out on a wall. */
  conflicted?: number
}

/** How many have come, in the numbers that everybody sees. */
export function BoardFigures({ counts, conflicted }: Props) {
  const { expected, arrived, left, asking, refused } = counts
  return (
    <Figures>
      <Figure name="已到 / 应到" value={arrived} of={expected} />
      <Figure name="在场" value={arrived - left} />
      <Figure name="已离开" value={left} />
      {conflicted !== undefined && (
        <>
          <Figure name="现场申请" value={asking} isUrgent={asking > 0} />
          <Figure name="要看一看 / 没算数的扫码" value={conflicted} of={refused} isUrgent={conflicted > 0} />
        </>
      )}
    </Figures>
  )
}
