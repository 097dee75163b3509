import type { Member } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useLoginRequest } from '../session.queries.ts'

/** A line that leads to a console log-in which waits for one's yes; nothing where none does. */
export function LoginAsked({ member }: { member: Member }) {
  const request = useLoginRequest(member).data?.request
  if (!request) return null
  return (
    <Card className="card--list">
      <Row
        icon="lock"
        title="工作台登录"
        note={`${request.askedByName}给您申请的`}
        aside={<Tag tone="gold">等您同意</Tag>}
        onPress={() => openPage('session/account')}
      />
    </Card>
  )
}
