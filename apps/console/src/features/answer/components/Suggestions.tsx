import type { Suggestion } from '@yunxuan/contract'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useSuggestions } from '../answer.queries.ts'
import { sayReason } from '../answer-words.ts'

/** Which services of the street could answer a need, best first, and why: it may have been there all along. */
export function Suggestions({ matterId }: { matterId: string }) {
  const { streetId } = useWorkplace()
  const asked = useSuggestions(streetId, matterId)
  return (
    <section className="panel" aria-label="谁也许答得上">
      <h2>谁也许答得上</h2>
      <Loaded query={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">街道现有的服务里，没有说到这件事的。</p>
          ) : (
            items.map(one => <Suggested key={one.serviceId} one={one} />)
          )
        }
      </Loaded>
    </section>
  )
}

function Suggested({ one }: { one: Suggestion }) {
  const { streetId } = useWorkplace()
  return (
    <div className="gap-below">
      <p>
        <Link to={`/${streetId}/services/${one.serviceId}`}>{one.title}</Link>{' '}
        <span className="soft">{one.organizationName}</span>
      </p>
      <p>
        {one.reasons.map(reason => (
          <Tag key={JSON.stringify(reason)}>{sayReason(reason)}</Tag>
        ))}
      </p>
    </div>
  )
}
