import { sayPlace } from '@yunxuan/domain'
import type { PageName } from '../../../pages.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { type HeardShift, useHeardLeading, useLeading } from '../attendance.queries.ts'

/** The shifts of today that I am in charge of. */
export default function Leading() {
  const leading = useLeading()
  const heard = useHeardLeading()
  const isHeard = !leading.data && heard.length > 0
  return (
    <Page title="我带的班次">
      {isHeard ? (
        <>
          {leading.error && (
            <Notice tone="gold" icon="wifi-off">
              没有网络，先用手机里记着的。
            </Notice>
          )}
          <Shifts items={heard} />
        </>
      ) : (
        <ForMember icon="users" title="登录后看带的班次" text="今天由您负责的班次，都在这里。">
          {(_member, street) => (
            <Loaded
              query={leading}
              empty={
                <Empty icon="calendar" title="今天没有要带的班次" text="由您负责的班次，当天会出现在这里。" />
              }
            >
              {({ items }) => <Shifts items={items.map(item => ({ ...item, streetId: street.id }))} />}
            </Loaded>
          )}
        </ForMember>
      )}
    </Page>
  )
}

function Shifts({ items }: { items: readonly HeardShift[] }) {
  return (
    <>
      {items.map(shift => (
        <Shift key={shift.id} shift={shift} />
      ))}
    </>
  )
}

function Shift({ shift }: { shift: HeardShift }) {
  const { id, startsAt, endsAt, activityTitle, locationName, room, counts } = shift
  const isOver = Date.parse(endsAt) <= Date.now()
  const open = (page: PageName) => () => openPage(page, { shift: id })
  return (
    <>
      <WhenCard
        startsAt={startsAt}
        title={activityTitle}
        notes={[sayPlace(locationName, room)]}
        last={[`到了 ${counts.arrived} 位，一共 ${counts.expected} 位`]}
        tag={isOver ? { tone: 'neutral', words: '已结束' } : { tone: 'ok', words: '今天' }}
        onPress={open(isOver ? 'record/approve' : 'attendance/screen')}
      />
      {isOver ? (
        <Button icon="check" label={`确认时长：${activityTitle}`} onPress={open('record/approve')}>
          确认时长
        </Button>
      ) : (
        <Button icon="qr-code" label={`亮出签到码：${activityTitle}`} onPress={open('attendance/screen')}>
          亮出签到码
        </Button>
      )}
      <Card className="card--list">
        <Row
          icon="users"
          title="看名单"
          note={counts.asking > 0 ? `${counts.asking} 位想加入` : undefined}
          onPress={open('attendance/board')}
        />
        <Row icon="wifi-off" title="没网时，扫他们的码" onPress={open('attendance/hand-scan')} />
      </Card>
    </>
  )
}
