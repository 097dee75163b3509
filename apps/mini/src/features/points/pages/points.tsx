import { View } from '@tarojs/components'
import type { PointsMove, PointsView } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { dotted } from '../../../words/dotted.ts'
import { pointsWords, sayMinutes } from '../../../words/hours.ts'
import { sayCalendarDay, sayStart } from '../../../words/when.ts'
import { Whose } from '../../attendance/components/Whose.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useMoves, usePoints } from '../points.queries.ts'

export default function Points() {
  return (
    <Page
      title="我的积分"
      action={
        <Button icon="heart" onPress={() => openPage('reward/rewards')}>
          看看能换什么
        </Button>
      }
    >
      <ForMember icon="star" title="登录后看积分" text="做志愿服务得的积分，能换一份心意。">
        {() => <Account />}
      </ForMember>
    </Page>
  )
}

function Account() {
  const [personId, setPerson] = useState<string>()
  return (
    <>
      <Whose label="谁的积分" value={personId} onChange={setPerson} />
      <Loaded query={usePoints(personId)}>
        {points => (
          <>
            <Balance points={points} />
            <Moves personId={personId} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Balance({ points }: { points: PointsView }) {
  const { balance, runsOut, rules } = points
  return (
    <>
      <Card>
        <View className="second">现在有</View>
        <View className="big">{balance} 分</View>
        <View className="second">
          {`服务 1 小时得 ${rules.perHour} 分，节假日算 ${rules.holidayPercent}%`}
        </View>
      </Card>
      {balance < 0 && (
        <Notice tone="gold">有一段时长后来撤销了，积分先记成负的。再服务几次就补平，补平就能兑换。</Notice>
      )}
      {runsOut && (
        <Notice tone="gold" icon="clock">
          {`有 ${runsOut.points} 分到 ${sayCalendarDay(runsOut.on)}清零，早点用掉。`}
        </Notice>
      )}
    </>
  )
}

function Moves({ personId }: { personId: string | undefined }) {
  const moves = useMoves(personId)
  return (
    <PagedList
      list={moves}
      empty={<Empty icon="star" title="还没有积分" text="服务的时长确认以后，积分就来了。" />}
    >
      {items => (
        <>
          <Heading>每一笔</Heading>
          <Card className="card--list">
            {items.map(move => (
              <Move key={move.id} move={move} />
            ))}
          </Card>
        </>
      )}
    </PagedList>
  )
}

/** Every movement leads to what made it. */
function Move({ move }: { move: PointsMove }) {
  const { kind, amount, at, title, recordId, redemptionId, minutes } = move
  const open = () => {
    if (recordId) openPage('record/record', { id: recordId })
    else if (redemptionId) openPage('reward/redemption', { id: redemptionId })
  }
  return (
    <Row
      title={title === '' ? pointsWords[kind] : title}
      note={dotted([pointsWords[kind], minutes !== null ? sayMinutes(minutes) : null, sayStart(at)])}
      aside={<View className="words number">{amount > 0 ? `+${amount}` : `−${-amount}`}</View>}
      {...(recordId || redemptionId ? { onPress: open } : {})}
    />
  )
}
