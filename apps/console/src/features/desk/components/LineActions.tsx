import type { RosterLine } from '@yunxuan/contract'
import { Button, type GetRef } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { ReceptionWish } from '../desk.queries.ts'
import { receptionNames, receptionsOf } from '../line-words.ts'

interface Props {
  line: RosterLine
  isFound: boolean
  isBusy: boolean
  onReceive: (wish: ReceptionWish) => void
}

export function LineActions({ line, isFound, isBusy, onReceive }: Props) {
  const { streetId } = useWorkplace()
  const first = useRef<GetRef<typeof Button>>(null)
  useEffect(() => {
    if (isFound) first.current?.focus()
  }, [isFound])
  if (line.status === 'pending') return <Link to={`/${streetId}/approvals`}>去审核</Link>
  return (
    <span className="row-actions">
      {receptionsOf(line.status).map((action, index) => (
        <Button
          key={action}
          {...(index === 0 ? { ref: first } : {})}
          size="small"
          type={action === 'check_in' ? 'primary' : 'text'}
          disabled={isBusy}
          aria-label={`${receptionNames[action]} ${line.personName}`}
          onClick={() => onReceive({ action, line })}
        >
          {receptionNames[action]}
        </Button>
      ))}
    </span>
  )
}
