interface Props {
  count: number
  /** The measure word: 项, 位, 个队. */
  unit: string
  /** Whether there are more than are shown. */
  isMore?: boolean
}

/** How many rows a list shows, said aloud when it changes. */
export function RowCount({ count, unit, isMore = false }: Props) {
  return (
    <span className="soft" role="status">
      {isMore ? '先显示' : '共'} {count} {unit}
    </span>
  )
}
