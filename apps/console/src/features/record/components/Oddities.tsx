import { type Suspicion, suspicionNames } from '@yunxuan/domain'
import { Tag } from '../../../ui/Tag.tsx'

/** What is odd about a line, in words; nothing when nothing is. */
export function Oddities({ of }: { of: readonly Suspicion[] }) {
  return (
    <span className="tags">
      {of.map(each => (
        <Tag key={each} tone={each === 'below-share' ? 'red' : 'gold'}>
          {suspicionNames[each]}
        </Tag>
      ))}
    </span>
  )
}
