import { Button } from 'antd'

interface Props {
  name: string
  /** Whom or what the row is about, for people who hear the button without its row. */
  of: string
  isMain?: boolean
  isBusy?: boolean
  onClick: () => void
}

/** What can be done with one row of a table. */
export function RowButton({ name, of, isMain = false, isBusy = false, onClick }: Props) {
  return (
    <Button
      size="small"
      type={isMain ? 'primary' : 'text'}
      disabled={isBusy}
      aria-label={`${name} ${of}`}
      onClick={onClick}
    >
      {name}
    </Button>
  )
}
