import { View } from '@tarojs/components'
import type { Reply } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Stars as StarsShown } from '../../../ui/Stars.tsx'
import { sayMinutes } from '../../../words/hours.ts'
import { Whose } from '../../attendance/components/Whose.tsx'
import { Certificates } from '../../certificate/components/Certificates.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { Grades } from '../../record/components/Grades.tsx'
import { useStars } from '../star.queries.ts'

export default function Stars() {
  return (
    <Page title="星级和证书">
      <ForMember icon="star" title="登录后看星级" text="攒下的时长，一步步换成星星和证书。">
        {() => <Mine />}
      </ForMember>
    </Page>
  )
}

function Mine() {
  const [personId, setPerson] = useState<string>()
  return (
    <>
      <Whose label="谁的星级" value={personId} onChange={setPerson} />
      <Loaded query={useStars(personId)}>{stars => <Standing stars={stars} />}</Loaded>
      <Certificates personId={personId} />
      <Card className="card--list">
        <Row icon="users" title="评星公示" onPress={() => openPage('star/notice')} />
        <Row icon="shield-check" title="查一张证书的真假" onPress={() => openPage('certificate/check')} />
      </Card>
    </>
  )
}

type StarsView = Reply<'GET /v1/streets/:streetId/me/stars'>

function Standing({ stars: view }: { stars: StarsView }) {
  const { stars, minutes, byGrade, ladder, next, noticeRunId } = view
  const served = byGrade.filter(one => one.minutes !== 0)
  return (
    <>
      {noticeRunId && (
        <Notice
          icon="users"
          action={
            <Button small kind="plain" onPress={() => openPage('star/notice', { run: noticeRunId })}>
              看公示
            </Button>
          }
        >
          这次评星正在公示，名单里有您。
        </Notice>
      )}
      <Card>
        <View className="big">{stars === 0 ? '还没有评星' : `${stars} 星志愿者`}</View>
        <StarsShown value={stars} />
        <View>
          {next ? `再服务 ${sayMinutes(next.missingMinutes)}，就够 ${next.stars} 星` : '已经是最高的星级'}
        </View>
        <View className="second">
          {`一共 ${sayMinutes(minutes)}。${ladder.map((hours, index) => `${index + 1} 星 ${hours} 小时`).join('，')}，每年评两次。`}
        </View>
        {served.length > 0 && <Grades byGrade={served} />}
      </Card>
    </>
  )
}
