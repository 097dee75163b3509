import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Writing } from '../../../ui/FormDialog.tsx'
import { type Move, movesOf, type Offering } from '../offering.ts'
import type { Transition } from '../publish.queries.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { useSpread } from './Spread.tsx'

interface Props {
  offering: Offering
  transition: Writing<Transition, unknown>
  /** Something typed is not saved, so that nothing may be submitted yet. */
  isDirty: boolean
  /** Why it goes to nobody's eyes as it stands. */
  heldBack?: string
}

/** Where an offering may go from here; what may not be done says why. */
export function MoveButtons({ offering, transition, isDirty, heldBack }: Props) {
  const { may } = useWorkplace()
  const spread = useSpread()
  const [move, setMove] = useState<Move | null>(null)
  const { status, isSubmittedByCaller } = offering
  const moves = movesOf(offering).filter(
    each => may('edit') || status === 'in_review' || each.to === 'published',
  )
  const denial = (to: Move['to']): string | undefined => {
    if (isDirty) return '先保存再操作'
    if (to === 'published' && status === 'in_review' && isSubmittedByCaller) {
      return '您自己提交的，要另一位同事来发布'
    }
    return to === 'in_review' || to === 'published' ? heldBack : undefined
  }
  return (
    <>
      {moves.map(each => (
        <Button
          key={each.to}
          type={each.isMain ? 'primary' : 'default'}
          disabled={denial(each.to) !== undefined}
          title={denial(each.to)}
          onClick={() => setMove(each)}
        >
          {each.name}
        </Button>
      ))}
      {move !== null && (
        <MoveDialog
          offering={offering}
          move={move}
          transition={transition}
          onClose={() => setMove(null)}
          onPublished={() => spread(offering)}
        />
      )}
    </>
  )
}
