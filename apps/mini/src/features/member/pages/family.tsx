import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { relationNames } from '../../../words/booking.ts'
import { sayCalendarDay } from '../../../words/when.ts'
import { ForMember } from '../components/ForMember.tsx'
import { useDependants, useMember } from '../member.queries.ts'

export default function Family() {
  const member = useMember().data
  return (
    <Page
      title="家人"
      action={
        member && (
          <Button icon="plus" onPress={() => openPage('member/relative')}>
            添一位家人
          </Button>
        )
      }
    >
      <ForMember icon="users" title="登录后看家人" text="替老人和孩子预约，记一次就够。">
        {() => <Relatives />}
      </ForMember>
    </Page>
  )
}

function Relatives() {
  return (
    <Loaded
      query={useDependants()}
      empty={<Empty icon="users" title="还没有家人" text="添上老人或孩子，以后就能替他们预约。" />}
    >
      {({ items }) => (
        <Card className="card--list">
          {items.map(one => (
            <Row
              key={one.id}
              icon="user-round"
              title={one.name}
              note={`${relationNames[one.relation]}，${sayCalendarDay(one.birthDate)}出生`}
              onPress={() => openPage('member/relative', { id: one.id })}
            />
          ))}
        </Card>
      )}
    </Loaded>
  )
}
