import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useDependants } from '../../member/member.queries.ts'
import { VolunteerCard } from '../components/VolunteerCard.tsx'
import { useVolunteers } from '../volunteer.queries.ts'

export default function VolunteerPage() {
  const { fresh } = useParams()
  return (
    <Page title="志愿者资料">
      <ForMember icon="hand-heart" title="登录后登记" text="登记一次，身边的活动都能报名。">
        {() => <Profiles isFresh={fresh === 'true'} />}
      </ForMember>
    </Page>
  )
}

function Profiles({ isFresh }: { isFresh: boolean }) {
  return (
    <Loaded query={useVolunteers()} empty={<NotYet />}>
      {({ items, choices }) => (
        <>
          {isFresh && (
            <Notice tone="ok" icon="circle-check">
              资料存好了，谢谢您愿意帮忙。
            </Notice>
          )}
          {items.map(volunteer => (
            <VolunteerCard
              key={volunteer.personId}
              volunteer={volunteer}
              kinds={choices.qualificationKinds}
            />
          ))}
          <Family registered={items.map(one => one.dependantId)} />
        </>
      )}
    </Loaded>
  )
}

function NotYet() {
  return (
    <>
      <Empty
        icon="hand-heart"
        title="还没登记成为志愿者"
        text="三步就好：您是谁、怎么联系、想帮什么。"
        action={<Button onPress={() => openPage('volunteer/join', { back: true })}>登记成为志愿者</Button>}
      />
      <Family registered={[]} />
    </>
  )
}

/** Those of the family who are not registered yet; oneself is null among the registered. */
function Family({ registered }: { registered: readonly (string | null)[] }) {
  const family = useDependants().data?.items.filter(one => !registered.includes(one.id)) ?? []
  const isMissing = registered.length > 0 && !registered.includes(null)
  if (family.length === 0 && !isMissing) return null
  return (
    <>
      <Heading>替家人登记</Heading>
      <Card className="card--list">
        {isMissing && (
          <Row
            icon="user-round"
            title="登记我自己"
            onPress={() => openPage('volunteer/join', { back: true })}
          />
        )}
        {family.map(one => (
          <Row
            key={one.id}
            icon="users"
            title={`替${one.name}登记`}
            onPress={() => openPage('volunteer/join', { who: one.id, back: true })}
          />
        ))}
      </Card>
    </>
  )
}
