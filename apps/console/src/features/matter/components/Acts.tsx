import type { ManagedMatter } from '@yunxuan/contract'
import type { MatterAct } from '@yunxuan/domain'
import { Button } from 'antd'
import { useState } from 'react'
import { actNames, denialNames } from '../matter-words.ts'
import { StepDialog } from './StepDialog.tsx'

/** What is done most comes first, and is the one that stands out. */
const order: readonly MatterAct[] = [
  'take',
  'check',
  'receive',
  'visit',
  'answer',
  'publish',
  'tell',
  'return',
  'hand',
  'merge',
  'raise',
  'defer',
  'fail',
  'decline',
  'unpublish',
]

/** What may be done next, and why something may not be done yet. */
export function Acts({ matter }: { matter: ManagedMatter }) {
  const [doing, setDoing] = useState<MatterAct | null>(null)
  const acts = order.flatMap(act => matter.acts.find(one => one.act === act) ?? [])
  const first = acts.find(one => one.denial === null)
  if (acts.length === 0) return <p className="soft">现在没有要您办的。</p>
  return (
    <>
      <div className="row-actions">
        {acts.map(({ act, denial }) => (
          <Button
            key={act}
            type={act === first?.act ? 'primary' : 'default'}
            disabled={denial !== null}
            title={denial === null ? '' : (denialNames[denial] ?? '')}
            onClick={() => setDoing(act)}
          >
            {act === 'publish' && matter.isPublic ? '改公开的话' : actNames[act]}
          </Button>
        ))}
      </div>
      {doing !== null && <StepDialog matter={matter} act={doing} onClose={() => setDoing(null)} />}
    </>
  )
}
