import { View } from '@tarojs/components'
import type { Member, Street } from '@yunxuan/contract'
import { useDelegacies } from '../features/matter/matter.queries.ts'
import { shortCommunity } from '../features/member/components/communities.ts'
import { ForMember } from '../features/member/components/ForMember.tsx'
import { Share } from '../features/service/components/Share.tsx'
import { LoginAsked } from '../features/session/components/LoginAsked.tsx'
import { useWaitlist } from '../features/waitlist/waitlist.queries.ts'
import { useAccountId } from '../session/session.ts'
import { signOut } from '../session/sign-in.ts'
import { openPage } from '../shell/address.ts'
import { elderMode } from '../shell/elder-mode.ts'
import { useShareCard } from '../shell/share-card.ts'
import { useStreet } from '../shell/street.queries.ts'
import { streetCard } from '../shell/street-card.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dotted } from '../ui/Dotted.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Page } from '../ui/Page.tsx'
import { call, unbroken } from '../ui/phone.ts'
import { Row } from '../ui/Row.tsx'
import { Tag } from '../ui/Tag.tsx'

export default function MeTab() {
  const accountId = useAccountId()
  const street = useStreet().data
  useShareCard(streetCard(street))
  return (
    <Page title="我的" tab="me">
      <ForMember icon="user-round" title="登录后预约更快" text="姓名和家人记一次，下回点三下就约好。">
        {(member, shown) => <Mine member={member} street={shown} />}
      </ForMember>
      <Settings street={street} />
      {street && <Share card={streetCard(street)} />}
      {accountId && (
        <View className="stack">
          {process.env.TARO_ENV === 'h5' && (
            <Button kind="ghost" icon="users" onPress={() => openPage('session/sign-in')}>
              换一位样例居民
            </Button>
          )}
          <Button kind="ghost" icon="log-out" onPress={() => void signOut()}>
            退出登录
          </Button>
        </View>
      )}
    </Page>
  )
}

function Mine({ member, street }: { member: Member; street: Street }) {
  const waiting = useWaitlist().data?.items ?? []
  const offers = waiting.filter(entry => entry.status === 'offered').length
  return (
    <>
      <Card>
        <View className="big">{member.name}</View>
        <View className="second">
          <Dotted parts={[street.name, member.areaName && shortCommunity(member.areaName)]} />
        </View>
      </Card>
      <LoginAsked member={member} />
      <Card className="card--list">
        <Row icon="ticket" title="我的预约" onPress={() => openPage('booking/bookings')} />
        <Row
          icon="clock"
          title="我的候补"
          note={waiting.length > 0 ? `${waiting.length} 个` : undefined}
          aside={offers > 0 && <Tag tone="ok">有名额了</Tag>}
          onPress={() => openPage('waitlist/waiting')}
        />
        <Row
          icon="calendar-plus"
          title="同步到日历"
          note="约好的自动出现在手机日历里"
          onPress={() => openPage('feed/calendar')}
        />
        {street.hasStations && (
          <>
            <Row icon="umbrella" title="我借的" onPress={() => openPage('loan/mine')} />
            <Row icon="calendar" title="我借的场地" onPress={() => openPage('room/mine')} />
          </>
        )}
        <Row icon="star" title="我的收藏" onPress={() => openPage('follow/follows')} />
        <Row icon="message-square" title="我说过的" onPress={() => openPage('matter/mine')} />
        <Row icon="hand-heart" title="我答的" onPress={() => openPage('answer/mine')} />
        <Row icon="users" title="家人" onPress={() => openPage('member/family')} />
        <Row icon="pencil" title="我的资料" onPress={() => openPage('member/profile')} />
        <Row
          icon="bell"
          title="消息设置"
          note="要不要提醒、夜里别打扰"
          onPress={() => openPage('message/settings')}
        />
        <Row
          icon="shield-check"
          title="我的数据"
          note="存着什么、谁看过，都能取走"
          onPress={() => openPage('export/own-data')}
        />
        <Row icon="lock" title="账号和登录" onPress={() => openPage('session/account')} />
      </Card>
      <Units />
      <Volunteering />
    </>
  )
}

/** The organizations one speaks for; nobody else sees that there is such a thing. */
function Units() {
  const units = useDelegacies().data?.items ?? []
  if (units.length === 0) return null
  return (
    <>
      <Heading>单位</Heading>
      <Card className="card--list">
        {units.map(({ organizationId, organizationName, title }) => (
          <Row
            key={organizationId}
            icon="building-2"
            title={organizationName}
            note={`您是${title}，替单位提诉求、看答复`}
            onPress={() => openPage('matter/unit', { id: organizationId })}
          />
        ))}
      </Card>
    </>
  )
}

function Volunteering() {
  return (
    <>
      <Heading>志愿服务</Heading>
      <Card className="card--list">
        <Row icon="calendar" title="我的班次" onPress={() => openPage('signup/signups')} />
        <Row icon="clock" title="我的时长" onPress={() => openPage('record/records')} />
        <Row icon="star" title="积分" onPress={() => openPage('points/points')} />
        <Row icon="heart" title="礼品" onPress={() => openPage('reward/rewards')} />
        <Row icon="shield-check" title="星级和证书" onPress={() => openPage('star/stars')} />
        <Row
          icon="qr-code"
          title="我带的班次"
          note="签到码、名单、确认时长"
          onPress={() => openPage('attendance/leading')}
        />
        <Row
          icon="hand-heart"
          title="志愿者资料"
          note="编号、个人码、资格证件"
          onPress={() => openPage('volunteer/volunteer')}
        />
      </Card>
    </>
  )
}

function Settings({ street }: { street: Street | undefined }) {
  const isElder = elderMode.use()
  return (
    <Card className="card--list">
      <Row icon="building-2" title="我的街道" note={street?.name} onPress={() => openPage('street/choose')} />
      <Row
        icon="a-large-small"
        title={isElder ? '换成普通版' : '换成长辈版'}
        note={isElder ? '字和按钮回到平常大小' : '字更大，按钮更大'}
        onPress={() => elderMode.set(!isElder)}
      />
      <Row icon="info" title="关于街道" note="今年的数、公开数据" onPress={() => openPage('street/about')} />
      <Row icon="pencil" title="意见反馈" onPress={() => openPage('matter/feedback')} />
      {street && (
        <Row
          icon="phone"
          title="服务台电话"
          note={unbroken(street.deskPhone)}
          onPress={() => call({ name: '服务台', number: street.deskPhone })}
        />
      )}
    </Card>
  )
}
