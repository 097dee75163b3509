import { View } from '@tarojs/components'
import type { ScanDirection } from '@yunxuan/domain'
import { useState } from 'react'
import { useParams } from '../../../shell/address.ts'
import { randomId } from '../../../shell/random-id.ts'
import { say } from '../../../shell/say.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty, Skeleton } from '../../../ui/states.tsx'
import { useHeardLeading } from '../attendance.queries.ts'
import { InOrOut } from '../components/InOrOut.tsx'
import { KeptRow } from '../components/KeptRow.tsx'
import { Scanner } from '../components/Scanner.tsx'
import { useHandIn } from '../hand-in.ts'
import { deskDirection } from '../next-direction.ts'
import { clearAnswered, type Kept, keepScan, waitingOf } from '../offline-queue.ts'
import { clockOffsetMs, deviceId, keptScans } from '../this-phone.ts'

/** A leader scans people's own codes; each scan is kept on this phone until the server has it. */
export default function HandScan() {
  const { shift = '' } = useParams()
  const heard = useHeardLeading().find(led => led.id === shift)
  const known = useStreetId()
  const streetId = heard?.streetId ?? known
  return (
    <Page title="扫他们的码">
      {streetId ? (
        <Desk at={{ streetId, shiftId: shift }} usual={heard ? deskDirection(heard, new Date()) : 'in'} />
      ) : (
        <Skeleton cards={1} />
      )}
    </Page>
  )
}

interface At {
  streetId: string
  shiftId: string
}

const outcomes: Readonly<Record<Kept['outcome'], string>> = {
  kept: '记下了，下一位',
  again: '这位刚才扫过了',
  not_personal: '这不是个人码，请志愿者打开“我的个人码”',
  other_street: '这是别的街道的个人码',
}

const sides = { in: '他们到了，签到', out: '他们要走，签退' }

function Desk({ at, usual }: { at: At; usual: ScanDirection }) {
  const [direction, setDirection] = useState(usual)
  const read = (personalCode: string) => {
    const { queue, outcome } = keepScan(keptScans.get(), at, {
      scanId: randomId(),
      personalCode,
      direction,
      scannedAt: new Date().toISOString(),
      deskId: deviceId(),
      deviceClockOffsetMs: clockOffsetMs.get(),
    })
    keptScans.set(queue)
    say(outcomes[outcome])
  }
  return (
    <>
      <InOrOut value={direction} words={sides} onChange={setDirection} />
      <Queue at={at} />
      <Scanner what="志愿者的个人码" onRead={read} />
    </>
  )
}

function Queue({ at }: { at: At }) {
  const { isOnline, error, handIn } = useHandIn(at.streetId, at.shiftId)
  const all = keptScans.use()
  const kept = all.filter(one => one.shiftId === at.shiftId)
  const waiting = waitingOf(all, at.shiftId).length
  const answered = kept.length - waiting
  return (
    <>
      {waiting > 0 ? (
        <Notice tone={isOnline ? 'blue' : 'gold'} icon={isOnline ? 'refresh-cw' : 'wifi-off'}>
          {isOnline
            ? `正在交 ${waiting} 个签到…`
            : `没有网络，${waiting} 个签到记在手机里，有网了自动交上去。`}
        </Notice>
      ) : (
        !isOnline && (
          <Notice tone="gold" icon="wifi-off">
            没有网络也能扫，先记在手机里。
          </Notice>
        )
      )}
      <Failure error={error} onRetry={() => void handIn()} />
      {kept.length === 0 ? (
        <Empty icon="qr-code" title="还没有扫" text="请志愿者打开“我的个人码”，一个一个扫。" />
      ) : (
        <View className="stack">
          <Heading
            aside={
              answered > 0 && (
                <Button
                  kind="plain"
                  small
                  onPress={() => keptScans.set(clearAnswered(keptScans.get(), at.shiftId))}
                >
                  清掉已交的
                </Button>
              )
            }
          >
            扫过 {kept.length} 个
          </Heading>
          <Card className="card--list">
            {[...kept].reverse().map(one => (
              <KeptRow key={one.scan.scanId} kept={one} />
            ))}
          </Card>
        </View>
      )}
    </>
  )
}
