import { mostCounted } from '@yunxuan/domain'

interface Props {
  count: number
  /** The measure word: 项, 位, 个队. */
  unit: string
  /** Whether there are more than are shown. */
  isMore?: boolean
}

// Chinese says of very many that they are more than so many.
const sayCount = (count: number) => (count > mostCounted ? `超过 ${mostCounted}` : `共 ${count}`)

/** How many rows a list shows, said aloud when it changes. */
export function RowCount({ count, unit, isMore = false }: Props) {
  return (
    <span className="soft" role="status">
      {isMore ? `先显示 ${count}` : sayCount(count)} {unit}
    </span>
  )
}
