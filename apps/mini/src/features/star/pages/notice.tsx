import { View } from '@tarojs/components'
import type { PublicCandidate, PublicStarRun } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, useParams } from '../../../shell/address.ts'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayCalendarDay, sayStart } from '../../../words/when.ts'
import { ObjectionSheet } from '../components/ObjectionSheet.tsx'
import { useCandidates, useRun, useRuns } from '../star.queries.ts'

/** Public: who would get a star, for everybody to read, and to object while it hangs. */
export default function StarNotice() {
  const { run, street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  return (
    <Page title="评星公示">
      <Loaded query={street}>{() => (run === undefined ? <Runs /> : <Run runId={run} />)}</Loaded>
    </Page>
  )
}

function isOpen({ status, noticeUntil }: PublicStarRun): boolean {
  return status === 'published' && Date.parse(noticeUntil) > Date.now()
}

function Runs() {
  return (
    <Loaded
      query={useRuns()}
      empty={<Empty icon="star" title="现在没有公示" text="评星的时候，名单会先挂在这里，大家看过才算数。" />}
    >
      {({ items }) => (
        <Card className="card--list">
          {items.map(run => (
            <Row
              key={run.id}
              title={run.title}
              note={`${run.candidates} 位，公示到 ${sayStart(run.noticeUntil)}`}
              aside={<Tag tone={isOpen(run) ? 'ok' : 'neutral'}>{isOpen(run) ? '公示中' : '已结束'}</Tag>}
              onPress={() => openPage('star/notice', { run: run.id })}
            />
          ))}
        </Card>
      )}
    </Loaded>
  )
}

function Run({ runId }: { runId: string }) {
  return (
    <Loaded query={useRun(runId)}>
      {({ run }) => (
        <>
          <Card>
            <View className="words">{run.title}</View>
            <View>{`时长算到 ${sayCalendarDay(run.until)}，一共 ${run.candidates} 位。`}</View>
            <View className="second">
              {run.confirmedAt === null
                ? `公示到 ${sayStart(run.noticeUntil)}`
                : `${sayStart(run.confirmedAt)} 确认`}
            </View>
            <View className="second">
              {isOpen(run)
                ? '觉得哪一位不对，点一下名字，写一句就行。谁提的不会公开。'
                : '公示已经结束，有事请打电话。'}
            </View>
            <PhoneLink name="街道" number={run.phone} />
          </Card>
          <Candidates run={run} />
        </>
      )}
    </Loaded>
  )
}

function Candidates({ run }: { run: PublicStarRun }) {
  const candidates = useCandidates(run.id)
  const [chosen, setChosen] = useState<PublicCandidate>()
  return (
    <PagedList list={candidates}>
      {items => (
        <>
          <Card className="card--list">
            {items.map(one => (
              <Row
                key={one.id}
                title={one.maskedName}
                note={dotted([`编号尾数 ${one.numberTail}`, `${one.hours} 小时`])}
                aside={<Tag tone="gold">{one.stars} 星</Tag>}
                {...(isOpen(run) ? { onPress: () => setChosen(one) } : {})}
              />
            ))}
          </Card>
          {chosen && (
            <ObjectionSheet runId={run.id} candidate={chosen} onClose={() => setChosen(undefined)} />
          )}
        </>
      )}
    </PagedList>
  )
}
