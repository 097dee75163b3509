import type { AttendanceCounts } from '@yunxuan/contract'

interface Props {
  counts: AttendanceCounts
  /** How many somebody has to look at; left out on a wall. */
  conflicted?: number
}

/** How many have come, in the numbers that everybody sees. */
export function BoardFigures({ counts, conflicted }: Props) {
  const { expected, arrived, left, asking, refused } = counts
  return (
    <dl className="figures">
      <Figure name="已到 / 应到" value={arrived} of={expected} />
      <Figure name="在场" value={arrived - left} />
      <Figure name="已离开" value={left} />
      {conflicted !== undefined && (
        <>
          <Figure name="现场申请" value={asking} isUrgent={asking > 0} />
          <Figure name="要看一看 / 没算数的扫码" value={conflicted} of={refused} isUrgent={conflicted > 0} />
        </>
      )}
    </dl>
  )
}

interface FigureProps {
  name: string
  value: number
  of?: number
  isUrgent?: boolean
}

function Figure({ name, value, of, isUrgent = false }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <b className={isUrgent ? 'urgent' : undefined}>{value}</b>
        {of !== undefined && <span> / {of}</span>}
      </dd>
    </div>
  )
}
