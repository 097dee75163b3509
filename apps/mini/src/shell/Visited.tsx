import { useRouter } from '@tarojs/taro'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { openTab } from './address.ts'
import { useStreet, useVisitedId } from './street.queries.ts'
import { chosenStreet } from './street.ts'

const things: Readonly<Record<string, string>> = { service: '的服务', activity: '的活动', team: '的服务队' }

/** Says that what is shown is another street's, with the way back to one's own. */
export function Visited() {
  const visitedId = useVisitedId()
  const street = useStreet().data
  const own = chosenStreet.use()
  const { path } = useRouter()
  if (visitedId === undefined || street === undefined) return null
  const [, feature = ''] = /features\/(\w+)\//.exec(path) ?? []
  return (
    <Notice
      icon="map-pin"
      action={
        <Button small kind="ghost" onPress={() => openTab('home')}>
          回{own?.name || '我的街道'}
        </Button>
      }
    >
      这是{street.name}
      {things[feature]}
    </Notice>
  )
}
