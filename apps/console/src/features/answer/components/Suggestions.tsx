import type { CapableVoice, Suggestion } from '@yunxuan/contract'
import type { AnswerVoice, RankReason } from '@yunxuan/domain'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useInvite, useSuggestions } from '../answer.queries.ts'
import { sayReason } from '../answer-words.ts'

interface Props {
  matterId: string
  /** Whether it may be answered now, so that others may be asked to. */
  isOpen: boolean
}

/** Which services, teams and people could answer a need, best first, and why; each is asked once. */
export function Suggestions({ matterId, isOpen }: Props) {
  const { streetId } = useWorkplace()
  const asked = useSuggestions(streetId, matterId)
  const invite = (voice: AnswerVoice, id: string, name: string, isInvited: boolean) =>
    isOpen && <Invite matterId={matterId} voice={voice} id={id} name={name} isInvited={isInvited} />
  return (
    <section className="panel" aria-label="谁也许答得上">
      <h2>谁也许答得上</h2>
      <Loaded query={asked}>
        {({ items, voices }) => (
          <>
            {items.length + voices.length === 0 && (
              <p className="soft">街道现有的服务、服务队和志愿者里，没有说到这件事的。</p>
            )}
            {items.map(one => (
              <Suggested key={one.serviceId} one={one}>
                {one.isReachable
                  ? invite('organization', one.organizationId, one.organizationName, one.isInvited)
                  : isOpen && <span className="soft">（还没有人替他们说话，请打电话问）</span>}
              </Suggested>
            ))}
            {voices.map(one => (
              <Capable key={one.id} one={one}>
                {invite(one.voice, one.id, one.name, one.isInvited)}
              </Capable>
            ))}
          </>
        )}
      </Loaded>
    </section>
  )
}

interface One<T> {
  one: T
  children: ReactNode
}

function Suggested({ one, children }: One<Suggestion>) {
  const { streetId } = useWorkplace()
  return (
    <div className="gap-below">
      <p>
        <Link to={`/${streetId}/services/${one.serviceId}`}>{one.title}</Link>{' '}
        <span className="soft">{one.organizationName}</span> {children}
      </p>
      <Reasons reasons={one.reasons} />
    </div>
  )
}

function Capable({ one, children }: One<CapableVoice>) {
  return (
    <div className="gap-below">
      <p>
        {one.name} <span className="soft">{one.voice === 'team' ? '服务队' : '志愿者'}</span> {children}
      </p>
      <Reasons reasons={one.reasons} />
    </div>
  )
}

function Reasons({ reasons }: { reasons: readonly RankReason[] }) {
  return (
    <p>
      {reasons.map(reason => (
        <Tag key={JSON.stringify(reason)}>{sayReason(reason)}</Tag>
      ))}
    </p>
  )
}

interface InviteProps {
  matterId: string
  voice: AnswerVoice
  id: string
  name: string
  isInvited: boolean
}

/** 请来答: whoever speaks for it is told, and finds the need first. */
function Invite({ matterId, voice, id, name, isInvited }: InviteProps) {
  const { streetId } = useWorkplace()
  const invite = useInvite(streetId, matterId)
  if (isInvited) return <Tag tone="ok">已请</Tag>
  return (
    <Button
      size="small"
      loading={invite.isPending}
      aria-label={`请${name}来答`}
      onClick={() => void invite.tell({ voice, id }, { done: `已请${name}，他们会收到消息` })}
    >
      请来答
    </Button>
  )
}
