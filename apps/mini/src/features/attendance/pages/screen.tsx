import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AttendanceCounts } from '@yunxuan/contract'
import { useEffect } from 'react'
import { UnreachableError } from '../../../api.ts'
import type { PageName } from '../../../pages.ts'
import { openPage, useParams } from '../../../shell/address.ts'
import { elderMode } from '../../../shell/elder-mode.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Skeleton } from '../../../ui/states.tsx'
import { useCheckInCode, useHeardLeading } from '../attendance.queries.ts'
import { Ring } from '../components/Ring.tsx'
import { useAwake } from '../keep-awake.ts'
import { openQrReader } from '../qr-reader.ts'

/** The leader's screen: one code that changes by itself, and how many have come. */
export default function Screen() {
  const { shift = '' } = useParams()
  const streetId = useStreetId()
  const title = useHeardLeading().find(led => led.id === shift)?.activityTitle
  useAwake()
  useEffect(() => {
    // Fetched while there is a network: the other way round is for when there is none.
    if (process.env.TARO_ENV === 'h5') openQrReader().catch(() => undefined)
  }, [])
  return (
    <Page title={title ?? '签到码'}>
      {streetId ? <Code streetId={streetId} shiftId={shift} /> : <Skeleton cards={1} />}
    </Page>
  )
}

function Code({ streetId, shiftId }: { streetId: string; shiftId: string }) {
  const code = useCheckInCode(streetId, shiftId)
  const isLost = code.error instanceof UnreachableError
  const open = (page: PageName) => openPage(page, { shift: shiftId })
  return (
    <>
      {isLost ? (
        <NoNetwork />
      ) : (
        <Loaded query={code} loading={<Skeleton cards={1} />}>
          {view => (
            <>
              <View className="hall">
                <View className="hall__title">请志愿者扫码签到</View>
                <Qr text={view.code} label="签到码，给志愿者扫" size={qrSide()} />
                <View className="hall__below">
                  <Ring endsAt={view.changesAtHere} periodSeconds={view.periodSeconds} />
                  <View>每 {view.periodSeconds} 秒换一次，截图没用</View>
                </View>
              </View>
              <Counts counts={view.counts} />
            </>
          )}
        </Loaded>
      )}
      <View className="pair">
        <Button kind="ghost" icon="users" onPress={() => open('attendance/board')}>
          名单
        </Button>
        <Button kind={isLost ? 'primary' : 'ghost'} onPress={() => open('attendance/hand-scan')}>
          扫他们的码
        </Button>
      </View>
    </>
  )
}

function NoNetwork() {
  return (
    <View className="hall" {...access({ role: 'alert' })}>
      <Icon name="wifi-off" size="l" />
      <View className="hall__title">没有网络，码换不了</View>
      <View>点下面的“扫他们的码”，签到先记在手机里，有网了自动交上去。</View>
    </View>
  )
}

function Counts({ counts }: { counts: AttendanceCounts }) {
  const { expected, arrived, left, asking } = counts
  return (
    <View
      className="counts"
      {...access({ role: 'status', label: `已签到 ${arrived} 位，一共 ${expected} 位` })}
    >
      <View className="counts__one">
        <View className="second">已签到</View>
        <View>
          <View className="counts__number">{arrived}</View> / {expected}
        </View>
      </View>
      <View className="counts__one">
        <View className="second">已签退</View>
        <View className="counts__number">{left}</View>
      </View>
      <View className="counts__one">
        <View className="second">想加入</View>
        <View className="counts__number">{asking}</View>
      </View>
    </View>
  )
}

const around = { normal: 420, elder: 540 }
const sides = { least: 200, margin: 88 }

/** As large as the screen allows without scrolling, px. */
function qrSide(): number {
  const { windowWidth, windowHeight } = Taro.getWindowInfo()
  const below = elderMode.get() ? around.elder : around.normal
  return Math.max(sides.least, Math.min(windowWidth - sides.margin, windowHeight - below))
}
