import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Offering } from '../offering.ts'
import type { Ticks } from '../use-ticks.ts'
import { SeriesDrawer } from './SeriesDrawer.tsx'

interface Props {
  offering: Offering
  ticks: Ticks
}

/** What can be done with all that is ticked. */
export function SeriesBar({ offering, ticks }: Props) {
  const [doing, setDoing] = useState<'change' | 'cancel' | null>(null)
  const { one } = offering.words
  const { all, ticked } = ticks
  if (all.length < 2) return null
  const hasSome = ticked.length > 0
  return (
    <>
      <section className="filters" aria-label={`勾选的${offering.words.times}`}>
        <Checkbox
          checked={ticked.length === all.length}
          indeterminate={hasSome && ticked.length < all.length}
          onChange={event => ticks.put(event.target.checked ? all : [])}
        >
          全选 {all.length} {one}
        </Checkbox>
        {hasSome ? (
          <>
            <b role="status">
              已勾 {ticked.length} {one}
            </b>
            <Button onClick={ticks.putAlike}>加上每周同一时间的</Button>
            <Button type="primary" onClick={() => setDoing('change')}>
              一起改
            </Button>
            <Button danger onClick={() => setDoing('cancel')}>
              一起取消
            </Button>
          </>
        ) : (
          <span className="soft">
            勾上几{one}，可以一起改时间、地点、名额，或一起取消。在表里按 x 也能勾。
          </span>
        )}
      </section>
      {doing !== null && (
        <SeriesDrawer
          offering={offering}
          ticks={ticks}
          isCancelling={doing === 'cancel'}
          onClose={() => setDoing(null)}
        />
      )}
    </>
  )
}
